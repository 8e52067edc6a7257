using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
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
        throw new NotImplementedException();
}
