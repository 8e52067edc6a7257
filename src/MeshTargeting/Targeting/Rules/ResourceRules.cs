using MeshTargeting.Resources;
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

/// <summary>Rules for outgoing traffic by what they are for (pkg/plugins/policies/core/rules/outbound).</summary>
public sealed class ResourceRules
{
    private ResourceRules(IReadOnlyDictionary<RuleTarget, ResourceRule> all) => All = all;

    /// <summary>No rules.</summary>
    public static ResourceRules None { get; } = new(new Dictionary<RuleTarget, ResourceRule>());

    /// <summary>Every rule; only what a policy names has one.</summary>
    public IReadOnlyDictionary<RuleTarget, ResourceRule> All { get; }

    /// <summary>Builds the rules of policies of one kind, which may come in any order.</summary>
    public static ResourceRules Build(World world, IReadOnlyList<Resource> policies) => throw new NotImplementedException();

    /// <summary>The rule for a target: its own, else that of the whole resource, else that of the mesh; null where there is none.</summary>
    public ResourceRule? Compute(World world, RuleTarget target) => throw new NotImplementedException();

    /// <summary>
    /// The rule that holds for the traffic to a port along a route: the first there is of route, port, service and mesh. Nothing is
    /// merged between these levels (outbound/context.go).
    /// </summary>
    /// <param name="world">The World.</param>
    /// <param name="outbound">The destination, with the port.</param>
    /// <param name="route">The MeshHTTPRoute; null for traffic along none.</param>
    public ResourceRule? Effective(World world, RuleTarget outbound, Resource? route = null) => throw new NotImplementedException();
}
