using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>What policies of one kind set for an external service where a zone egress sends its traffic on.</summary>
/// <param name="From">For the clients, by their tags.</param>
/// <param name="Inbound">For the incoming traffic; null where the kind has no <c>from</c>, or no policy.</param>
/// <param name="Resources">For destinations that are resources; none where the kind has no <c>to</c>.</param>
public sealed record EgressRules(SubsetRules From, IReadOnlyList<InboundRule>? Inbound, ResourceRules Resources)
{
    /// <summary>No rules.</summary>
    public static EgressRules None { get; } = new(SubsetRules.None, null, ResourceRules.None);
}

/// <summary>
/// Which policies count at a zone egress, which serves many proxies and therefore sees clients by tags
/// (pkg/plugins/policies/core/matchers/egress.go). Neither zone nor namespace of a policy confines it there.
/// </summary>
public static class EgressMatching
{
    /// <summary>The rules of one kind for an external service.</summary>
    /// <param name="world">The World.</param>
    /// <param name="mesh">The mesh.</param>
    /// <param name="kind">The kind of policy.</param>
    /// <param name="tags">The tags of the external service.</param>
    /// <param name="includeShadow">Whether policies without effect (<c>kuma.io/effect: shadow</c>) count too.</param>
    /// <returns>
    /// The rules; none for kinds that have neither <c>from</c> nor <c>to</c>, and none in 3.0, whose zone proxies are Dataplanes like others.
    /// </returns>
    public static EgressRules Of(
        World world, string mesh, KindDescriptor kind, IReadOnlyDictionary<string, string> tags, bool includeShadow = false)
    {
        if (!world.Options.Semantics.ZoneProxyKinds)
        {
            return EgressRules.None;
        }

        var policies = PolicyOrder.Sort(
            world, world.OfKind(mesh, kind).Where(p => includeShadow || !PolicyTraits.Of(p, world.Options).IsShadow));
        if (policies.Count == 0)
        {
            return EgressRules.None;
        }

        var hasTo = PolicyItems.Has(kind, ItemList.To, world.Options.Semantics);
        var resources = hasTo ? ResourceRules.BuildOfAll(world, policies) : ResourceRules.None;
        if (!PolicyItems.Has(kind, ItemList.From, world.Options.Semantics))
        {
            var from = hasTo ? Turned(world, policies, tags) : SubsetRules.None;
            return new EgressRules(from, null, from.Fault is null ? resources : ResourceRules.None);
        }

        // Where policies have both lists, Kuma goes by "from": that suited the one such kind that counted at an egress.
        var selected = policies.Where(policy => Selects(TopLevel(policy), tags)).ToArray();
        return new EgressRules(SubsetRuleBuilder.OfFrom(world, selected), InboundRules.BuildSorted(world, selected), resources);
    }

    /// <summary>
    /// The items of <c>to</c> that are for the service, turned round: here the client is who the policy as a whole is for.
    /// </summary>
    private static SubsetRules Turned(World world, IReadOnlyList<Resource> policies, IReadOnlyDictionary<string, string> tags) =>
        SubsetRuleBuilder.Build(
            [SubsetItems.Of(policies.SelectMany(policy => PolicyItems.Of(policy, world.Options.Semantics).To
                .Where(item => item.TargetRef is { } to && Selects(to, tags))
                .Select(item => (item with { Index = 0 }, (TargetRef?)TopLevel(policy)))))],
            withNegations: false);

    private static TargetRef TopLevel(Resource policy) =>
        ((IPolicySpec)policy.SpecObject).TargetRef ?? new TargetRef { Kind = "Mesh" };

    private static bool Selects(TargetRef reference, IReadOnlyDictionary<string, string> tags)
    {
        var service = tags.GetValueOrDefault(KumaLabels.ServiceTag) ?? "";
        return reference.Kind switch
        {
            "Mesh" => true,
            "MeshSubset" => Proxies.Match(reference.Tags ?? ResourceMetadata.None, tags),
            "MeshService" => (reference.Name ?? "") == service,
            "MeshServiceSubset" => (reference.Name ?? "") == service && Proxies.Match(reference.Tags ?? ResourceMetadata.None, tags),
            _ => false,
        };
    }
}
