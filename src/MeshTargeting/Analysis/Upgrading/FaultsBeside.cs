using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>
/// MeshFaultInjections that meet at an inbound where <c>from</c> of at least one of them speaks: there 2.14 lets the faults of one replace
/// those of another, or leaves out <c>from</c> altogether, while of <c>rules</c> every one counts (plugin.go of MeshFaultInjection).
/// </summary>
internal sealed class FaultsBeside
{
    private readonly Dictionary<ResourceId, Resource> _beside = [];

    private FaultsBeside()
    {
    }

    /// <summary>One of the others that a policy with <c>from</c> meets, of those with <c>rules</c> first; null where it meets none.</summary>
    public Resource? Of(Resource policy) => _beside.GetValueOrDefault(policy.Id);

    /// <summary>Compares the MeshFaultInjections of a mesh.</summary>
    /// <param name="earlier">The World under 2.14.</param>
    /// <param name="mesh">The mesh.</param>
    public static FaultsBeside Of(World earlier, string mesh)
    {
        var result = new FaultsBeside();
        var matches = earlier.OfKind(mesh, MeshFaultInjectionSpec.Descriptor)
            .Where(policy => (HasFrom(policy) || HasRules(policy)) && !PolicyTraits.Of(policy, earlier.Options).IsShadow)
            .OrderBy(policy => !HasRules(policy))
            .SelectMany(policy => ProxyMatching.Select(earlier, policy), (policy, match) => (policy, match))
            .SelectMany(pair => pair.match.Inbounds, (pair, section) => (pair.policy, Inbound: (pair.match.Proxy.Id, section)))
            .ToLookup(pair => pair.Inbound, pair => pair.policy);
        foreach (var here in matches)
        {
            // At one inbound it is enough to name the first two: everyone has another than itself among them.
            var first = here.Take(2).ToList();
            foreach (var policy in here.Where(HasFrom))
            {
                if (first.Find(other => other != policy) is { } other && (HasRules(other) || !result._beside.ContainsKey(policy.Id)))
                {
                    result._beside[policy.Id] = other;
                }
            }
        }

        return result;
    }

    /// <summary>Whether a policy has rules: then its <c>from</c> is nothing, not even in its own eyes.</summary>
    public static bool HasRules(Resource policy) => policy.SpecObject is IPolicySpec { RuleItems.Count: > 0 };

    private static bool HasFrom(Resource policy) => policy.SpecObject is IPolicySpec { FromItems.Count: > 0 } && !HasRules(policy);
}
