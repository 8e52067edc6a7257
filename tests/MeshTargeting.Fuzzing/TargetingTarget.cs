using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Fuzzing;

/// <summary>Everything that a World can be asked about its proxies, policies and services.</summary>
internal static class TargetingTarget
{
    private const int MostResources = 12;

    /// <summary>Asks a World that was read from a damaged text.</summary>
    public static void Run(World world)
    {
        var kinds = KindCatalog.All.Where(k => k.IsPolicy).ToList();
        foreach (var proxy in world.Resources.OfType<Resource<DataplaneSpec>>().Take(MostResources))
        {
            foreach (var kind in kinds)
            {
                var rules = ProxyRules.Of(world, proxy, kind);
                _ = rules.To.Resources.All.Count + rules.To.ByTags.Rules.Count + rules.Single.Rules.Count;
                _ = rules.GatewayTo.Values.Concat(rules.GatewayToByHostname.Values).Sum(r => r.Resources.All.Count + r.ByTags.Rules.Count);
            }

            var routes = ProxyRoutes.Of(world, proxy);
            foreach (var outbound in Outbounds.Of(world, proxy).Concat(Outbounds.Reachable(world, proxy)))
            {
                OutboundTraffic.Of(world, routes, outbound);
            }

            ProxyIdentity.SpiffeIdOf(world, proxy);
        }

        foreach (var resource in world.Resources)
        {
            ServiceHostnames.Of(world, resource);
            LegacyPolicies.Select(world, resource);
            if (resource is Resource<MeshServiceSpec> service)
            {
                ServiceProxies.Of(world, service);
            }
        }

        foreach (var mesh in world.Meshes)
        {
            foreach (var kind in kinds)
            {
                EgressMatching.Of(world, mesh, kind, new Dictionary<string, string> { [KumaLabels.ServiceTag] = "backend" });
            }
        }
    }
}
