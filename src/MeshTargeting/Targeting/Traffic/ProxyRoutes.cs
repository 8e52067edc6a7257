using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>The route policies that select a proxy, and what they come to.</summary>
/// <param name="Http">The MeshHTTPRoutes.</param>
/// <param name="Tcp">The MeshTCPRoutes.</param>
public sealed record ProxyRoutes(ProxyRules Http, ProxyRules Tcp)
{
    /// <summary>The routes of a proxy.</summary>
    public static ProxyRoutes Of(World world, Resource<DataplaneSpec> proxy) => new(
        ProxyRules.Of(world, proxy, MeshHTTPRouteSpec.Descriptor), ProxyRules.Of(world, proxy, MeshTCPRouteSpec.Descriptor));

    /// <summary>
    /// Whether Kuma leaves a proxy to the TrafficRoutes of its mesh, which know nothing of destinations that are resources
    /// (meshhttproute/plugin/v1alpha1/plugin.go: there are TrafficRoutes, and none of the newer routes by tags).
    /// </summary>
    internal static bool YieldToTrafficRoutes(World world, ProxyRules rules) =>
        world.Options.Semantics.ServiceTagSelectors
        && world.OfKind(rules.Matched.Proxy.Metadata.Mesh, TrafficRouteSpec.Descriptor).Count > 0
        && rules.To.ByTags.Rules.Count == 0
        && rules.GatewayToByHostname.Count == 0;
}
