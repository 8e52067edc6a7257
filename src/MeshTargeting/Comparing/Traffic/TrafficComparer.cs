using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Comparing.Settings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Traffic;

/// <summary>
/// Compares where routes send the traffic of the proxies of a mesh. Proxies with the same routes and the same reach are looked at once.
/// </summary>
internal sealed class TrafficComparer(WorldPair pair, TouchedPolicies touched, TrafficCollector found)
{
    private readonly SideRules[] _before = Sides(pair.Base);
    private readonly SideRules[] _after = Sides(pair.Head);

    /// <summary>Compares the routes of proxies.</summary>
    /// <param name="http">The MeshHTTPRoutes of each.</param>
    /// <param name="tcp">The MeshTCPRoutes of the same proxies, in the same order.</param>
    public void Compare(KindMatches http, KindMatches tcp)
    {
        var groups = new Dictionary<(ListPair, ListPair, Reach?), (ProxyMatchPair Http, ProxyMatchPair Tcp, ProxySet Proxies)>();
        foreach (var (first, second) in http.Proxies.Zip(tcp.Proxies))
        {
            var key = (first.Lists, second.Lists, first.Reach);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = (first, second, new ProxySet(pair.Proxies.All.Count)));
            }

            group.Proxies.Add(first.Proxy.Index);
        }

        foreach (var (match, other, proxies) in groups.Values)
        {
            Compare(match, other, proxies);
        }
    }

    private static SideRules[] Sides(World world) => [new(world, MeshHTTPRouteSpec.Descriptor), new(world, MeshTCPRouteSpec.Descriptor)];

    private void Compare(ProxyMatchPair http, ProxyMatchPair tcp, ProxySet proxies)
    {
        var targets = Targets(http, 0).Concat(Targets(tcp, 1)).Where(id => id.Kind != MeshHTTPRouteSpec.Descriptor.Name).Distinct().ToList();
        if (targets.Count == 0)
        {
            return;
        }

        var before = new Side(pair.Base, http.Proxy.Before);
        var after = new Side(pair.Head, http.Proxy.After);
        foreach (var id in targets)
        {
            var (was, now) = (pair.Base.Find(id), pair.Head.Find(id));
            foreach (var section in Ports(now).Keys.Union(Ports(was).Keys))
            {
                var old = http.Reach?.HadBefore(id, section) == false ? null : before.Of(was, Ports(was).GetValueOrDefault(section));
                var young = http.Reach?.HasAfter(id, section) == false ? null : after.Of(now, Ports(now).GetValueOrDefault(section));
                Compare(new Spot(SpotKind.Destination, id, section), old, young, proxies);
            }
        }
    }

    /// <summary>The destinations to which traffic may go otherwise: those that touched routes are for.</summary>
    private IEnumerable<ResourceId> Targets(ProxyMatchPair match, int kind)
    {
        var lists = match.Lists;
        var (changed, come) = lists.Touched(touched);
        var all = touched.ConcernsAll || touched.TrafficRoutesChanged || match.IsCircular || match.Reach?.HasMoved == true || !lists.KeepOrder(touched);
        var was = (all ? lists.Before.Policies : (IEnumerable<Resource>)changed).Select(_before[kind].TargetsOf).ToList();
        var now = (all ? lists.After.Policies : (IEnumerable<Resource>)come).Select(_after[kind].TargetsOf).ToList();
        return was.Exists(t => t.OfMesh) || now.Exists(t => t.OfMesh)
            ? Destinations(pair.Base, match).Concat(Destinations(pair.Head, match))
            : was.Concat(now).SelectMany(t => t.Resources).Select(r => r.Id);
    }

    private static IEnumerable<ResourceId> Destinations(World world, ProxyMatchPair match) => KindCatalog.All
        .Where(kind => kind.IsDestination)
        .SelectMany(kind => world.OfKind(match.Proxy.After.Metadata.Mesh, kind))
        .Select(r => r.Id);

    private static Dictionary<string, Targeting.ServicePort> Ports(Resource? destination) =>
        destination is null ? [] : OutboundList.PortsOf(destination).ToDictionary(p => p.Section);

    private void Compare(Spot spot, (OutboundTraffic Traffic, bool IsRouted)? before, (OutboundTraffic Traffic, bool IsRouted)? after, ProxySet proxies)
    {
        if (before?.IsRouted != true && after?.IsRouted != true)
        {
            return;
        }

        var old = before is { } b ? new RouteStates(b.Traffic) : null;
        var young = after is { } a ? new RouteStates(a.Traffic) : null;
        foreach (var (key, match) in (young?.Matches ?? []).Concat(old?.Matches ?? []).DistinctBy(m => m.Key))
        {
            var was = old?.Of(key, match);
            var now = young?.Of(key, match);
            if (was is not null && now is not null)
            {
                if (!RouteStates.AreSame(was, now) || old!.Has(key) != young!.Has(key))
                {
                    found.Add(spot, match, was, now, isNew: !old!.Has(key), isGone: !young!.Has(key), proxies);
                }
            }
            else if ((old ?? young)!.IsWritten(key))
            {
                found.Add(spot, match, was, now, isNew: was is null, isGone: now is null, proxies);
            }
        }
    }

    /// <summary>A proxy of one of the Worlds, with its routes.</summary>
    private sealed class Side(World world, Resource<DataplaneSpec> proxy)
    {
        private readonly ProxyRoutes _routes = ProxyRoutes.Of(world, proxy);

        /// <summary>What becomes of the traffic to a port, and whether a route is for it; null where there is no such port.</summary>
        public (OutboundTraffic Traffic, bool IsRouted)? Of(Resource? destination, Targeting.ServicePort? port)
        {
            if (destination is null || port is null)
            {
                return null;
            }

            var outbound = new Outbound(destination, port);
            var isRouted = _routes.Http.To.Resources.Effective(world, outbound.Target) is not null
                || _routes.Tcp.To.Resources.Effective(world, outbound.Target) is not null;
            return (OutboundTraffic.Of(world, _routes, outbound), isRouted);
        }
    }
}
