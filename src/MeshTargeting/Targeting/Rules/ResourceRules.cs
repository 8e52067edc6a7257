using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What policies set for the traffic to a mesh, a service, a port or along a route.</summary>
/// <param name="Target">What it is for.</param>
/// <param name="Confs">What they set, merged. One, except that a MeshHTTPRoute of a gateway has one for each hostname.</param>
/// <param name="Origins">What contributed, in ascending precedence, each item once.</param>
/// <param name="OriginByMatches">
/// For rules of MeshHTTPRoutes: which item the rule with these matches comes from, by <see cref="MatchesHash"/>; empty for all others.
/// </param>
public sealed record ResourceRule(
    RuleTarget Target,
    IReadOnlyList<ConfValue> Confs,
    IReadOnlyList<ItemOrigin> Origins,
    IReadOnlyDictionary<string, ItemOrigin> OriginByMatches);

/// <summary>
/// Rules for outgoing traffic by what they are for (pkg/plugins/policies/core/rules/outbound). Each is made when it is first asked for.
/// </summary>
public sealed class ResourceRules
{
    private readonly WorldOptions? _options;
    private readonly IReadOnlyDictionary<TargetKey, Lazy<ResourceRule>> _rules;
    private readonly Lazy<IReadOnlyDictionary<RuleTarget, ResourceRule>> _all;

    private ResourceRules(WorldOptions? options, IReadOnlyDictionary<TargetKey, Lazy<ResourceRule>> rules)
    {
        _options = options;
        _rules = rules;
        _all = new(() => _rules.Values.Select(rule => rule.Value).ToDictionary(rule => rule.Target));
    }

    /// <summary>No rules.</summary>
    public static ResourceRules None { get; } = new(null, new Dictionary<TargetKey, Lazy<ResourceRule>>());

    /// <summary>Every rule; only what a policy names has one.</summary>
    public IReadOnlyDictionary<RuleTarget, ResourceRule> All => _all.Value;

    /// <summary>
    /// Builds the rules of policies of one kind, which may come in any order. Where there are rules by tags, policies for the proxies of a
    /// MeshHTTPRoute count in those alone (rules.go, BuildToRules).
    /// </summary>
    public static ResourceRules Build(World world, IReadOnlyList<Resource> policies) => BuildSorted(world, PolicyOrder.Sort(world, policies));

    /// <summary>The same of policies in ascending precedence, or in another order that is to decide where Kuma does not.</summary>
    internal static ResourceRules BuildSorted(World world, IEnumerable<Resource> policies) => BuildOfAll(
        world, world.Options.Semantics.ServiceTagSelectors ? policies.Where(policy => RouteItems.OfTopLevel(policy) is null) : policies);

    /// <summary>Builds the same of all policies, those for the proxies of a MeshHTTPRoute among them (outbound.BuildRules).</summary>
    internal static ResourceRules BuildOfAll(World world, IEnumerable<Resource> policies)
    {
        var items = OutboundItems.Sorted(world, policies);
        if (items.Length == 0)
        {
            return None;
        }

        var factory = new ResourceRuleFactory(world, items);
        return new ResourceRules(
            world.Options, factory.Targets.Keys.ToDictionary(key => key, key => new Lazy<ResourceRule>(() => factory.Make(key))));
    }

    /// <summary>The rule for a target: its own, else that of the whole resource, else that of the mesh; null where there is none.</summary>
    public ResourceRule? Compute(World world, RuleTarget target)
    {
        if (Find(target) is { } own)
        {
            return own;
        }

        // Mesh and every other kind: nothing is above it.
        if (!target.Resource.Kind.IsDestination && target.Resource.SpecObject is not MeshHTTPRouteSpec)
        {
            return null;
        }

        return (target.Section.Length > 0 ? Find(target.Whole) : null) ?? OfMesh(world, target.Resource);
    }

    /// <summary>
    /// The rule that holds for the traffic to a port along a route: the first there is of route, port, service and mesh. Nothing is
    /// merged between these levels (outbound/context.go).
    /// </summary>
    /// <param name="world">The World.</param>
    /// <param name="outbound">The destination, with the port.</param>
    /// <param name="route">The MeshHTTPRoute; null for traffic along none.</param>
    public ResourceRule? Effective(World world, RuleTarget outbound, Resource? route = null) =>
        (route is null ? null : Find(new RuleTarget(route))) ?? Find(outbound) ?? Find(outbound.Whole) ?? OfMesh(world, outbound.Resource);

    /// <summary>The rule of a target itself; null where no policy names it.</summary>
    public ResourceRule? Find(RuleTarget target) =>
        _options is not null && _rules.TryGetValue(TargetKey.Of(target, _options), out var rule) ? rule.Value : null;

    private ResourceRule? OfMesh(World world, Resource resource) => Find(new RuleTarget(world.MeshOf(resource.Metadata.Mesh)));
}
