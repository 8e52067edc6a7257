using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>What holds for the outgoing traffic of a proxy: for any destination, and for certain ones.</summary>
internal static class OutboundGroups
{
    /// <summary>Routes say where traffic goes, which is told apart from what is set for it.</summary>
    private static readonly KindDescriptor[] Routes = [MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor];

    /// <summary>What holds for the traffic to any destination of the mesh.</summary>
    public static IReadOnlyList<Settings> Anywhere(World world, Resource<DataplaneSpec> proxy, List<ProxyRules> rules)
    {
        var mesh = new RuleTarget(world.MeshOf(proxy.Metadata.Mesh));
        return Policies(rules)
            .SelectMany(r => ConfsOf(r.Matched.Kind, r.To.Resources.Compute(world, mesh)))
            .ToList();
    }

    /// <summary>The outbounds for which something holds that does not for all, those for which the same holds together.</summary>
    /// <param name="world">The World.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="rules">The rules of the proxy, by kind.</param>
    /// <param name="plain">All other outbounds.</param>
    public static IReadOnlyList<OutboundSettings> Of(
        World world, Resource<DataplaneSpec> proxy, List<ProxyRules> rules, out IReadOnlyList<Outbound> plain)
    {
        var routes = rules.Where(r => Routes.Contains(r.Matched.Kind)).ToList();
        var proxyRoutes = new Lazy<ProxyRoutes>(() => ProxyRoutes.Of(world, proxy));
        var groups = new Dictionary<string, (List<Outbound> Outbounds, OutboundSettings Found)>(StringComparer.Ordinal);
        var rest = new List<Outbound>();
        foreach (var outbound in Outbounds.Of(world, proxy))
        {
            var settings = Policies(rules).SelectMany(r => ConfsOf(r.Matched.Kind, Specific(r, world, outbound, null), outbound.Port.AppProtocol)).ToList();
            var traffic = routes.Any(r => r.To.Resources.Effective(world, outbound.Target) is not null)
                ? OutboundTraffic.Of(world, proxyRoutes.Value, outbound)
                : null;
            if (settings.Count == 0 && traffic is null)
            {
                rest.Add(outbound);
                continue;
            }

            // Two outbounds never share their routes: the last of them goes to the service itself.
            var key = traffic is null ? string.Join('\n', settings.Select(s => s.Key)) : world.KriOf(outbound.Destination, outbound.Port.Section).ToString();
            if (!groups.TryGetValue(key, out var group))
            {
                var along = traffic is null ? [] : Along(world, rules, outbound, traffic);
                group = ([], new OutboundSettings([], settings, traffic, along));
                groups.Add(key, group);
            }

            group.Outbounds.Add(outbound);
        }

        plain = rest;
        return groups.Values.Select(g => g.Found with { Outbounds = g.Outbounds }).ToList();
    }

    private static IEnumerable<ProxyRules> Policies(List<ProxyRules> rules) => rules.Where(r => !Routes.Contains(r.Matched.Kind));

    private static List<RouteSettings> Along(World world, List<ProxyRules> rules, Outbound outbound, OutboundTraffic traffic) => traffic.Routes
        .Select(r => r.Origin?.Policy)
        .OfType<Resource<MeshHTTPRouteSpec>>()
        .Distinct()
        .Select(route => new RouteSettings(
            route,
            Policies(rules)
                .Select(r => (r.Matched.Kind, Rule: Specific(r, world, outbound, route)))
                .Where(r => r.Rule?.Target.Resource == route)
                .SelectMany(r => ConfsOf(r.Kind, r.Rule, outbound.Port.AppProtocol, isAlongRoute: true))
                .ToList()))
        .Where(r => r.Settings.Count > 0)
        .ToList();

    /// <summary>The rule for an outbound, unless it is the one for every destination.</summary>
    private static ResourceRule? Specific(ProxyRules rules, World world, Outbound outbound, Resource? route) =>
        rules.To.Resources.Effective(world, outbound.Target, route) is { } rule && rule.Target.Resource.Kind != MeshSpec.Descriptor ? rule : null;

    private static IEnumerable<Settings> ConfsOf(KindDescriptor kind, ResourceRule? rule, string? protocol = null, bool isAlongRoute = false) =>
        (rule?.Confs ?? []).Select(conf => Settings.Of(kind, conf, protocol, isAlongRoute)).Where(s => s.Values.Count > 0);
}
