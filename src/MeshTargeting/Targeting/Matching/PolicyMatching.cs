using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Which policies select a proxy (pkg/plugins/policies/core/matchers/dataplane.go, MatchedPolicies).</summary>
public static class PolicyMatching
{
    /// <summary>The policies of one kind that select a proxy, the least specific first.</summary>
    /// <param name="world">The World.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="kind">The kind of policy.</param>
    /// <param name="includeShadow">Whether policies without effect (<c>kuma.io/effect: shadow</c>) count too.</param>
    public static MatchedPolicies Of(World world, Resource<DataplaneSpec> proxy, KindDescriptor kind, bool includeShadow = false) =>
        Of(world, proxy, kind, includeShadow, null);

    /// <summary>The same for one of many proxies, whose policies have been sorted together.</summary>
    internal static MatchedPolicies Of(World world, Resource<DataplaneSpec> proxy, KindDescriptor kind, PolicyRanks ranks) =>
        Of(world, proxy, kind, false, ranks);

    private static MatchedPolicies Of(World world, Resource<DataplaneSpec> proxy, KindDescriptor kind, bool includeShadow, PolicyRanks? ranks)
    {
        var view = ProxyView.Of(world, proxy);
        var matched = new List<MatchedPolicy>();
        var warnings = new List<(string Name, string Text)>();
        foreach (var policy in world.Anchored(proxy.Metadata.Mesh, kind, ProxyAnchors.OfPolicies(world, view)))
        {
            var traits = PolicyTraits.Of(policy, world.Options);
            if (traits.IsShadow && !includeShadow)
            {
                continue;
            }

            var selection = PolicySelector.Select(world, policy, traits.TargetRef, view, out var error);
            if (error is not null)
            {
                var name = traits.Meta.CoreName;
                warnings.Add((name, $"unable to resolve TargetRef on policy: mesh:{policy.Metadata.Mesh} name:{name} error:{GoQuote.Of(error)}"));
            }

            if (selection is not null)
            {
                matched.Add(new(policy, selection.Inbounds, selection.GatewayListeners, selection.AsDelegatedGateway));
            }
        }

        var (policies, ambiguities) = ranks?.Sort(matched) is { } sorted ? (sorted, []) : Sort(world, matched);
        return new MatchedPolicies(
            proxy,
            kind,
            policies,
            ambiguities,
            warnings.Count == 0 ? [] : warnings.OrderBy(w => w.Name, StringComparer.Ordinal).Select(w => w.Text).ToArray());
    }

    private static (MatchedPolicy[] Policies, IReadOnlyList<AmbiguousOrder> Ambiguities) Sort(World world, List<MatchedPolicy> matched)
    {
        var byPolicy = matched.ToDictionary(m => m.Policy);
        var ordered = PolicyOrder.Sorted(world, byPolicy.Keys);
        return (Array.ConvertAll(ordered, ranked => byPolicy[ranked.Policy]), Ambiguity.Of(world.Options.Semantics, ordered));
    }
}
