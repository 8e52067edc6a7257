using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>Which proxies have to be compared for a kind of policies: for all others nothing can be otherwise.</summary>
internal static class ComparedProxies
{
    /// <summary>The proxies of a mesh that stand in both Worlds and are to be compared, in order.</summary>
    public static IReadOnlyList<ProxyPair> Of(WorldPair pair, TouchedPolicies touched, string mesh, KindDescriptor kind)
    {
        var isRoute = kind == MeshHTTPRouteSpec.Descriptor || kind == MeshTCPRouteSpec.Descriptor;
        if (touched.ConcernsAll || (isRoute && touched.TrafficRoutesChanged))
        {
            return pair.Proxies.OfMesh(mesh).ToList();
        }

        var wanted = new ProxySet(pair.Proxies.All.Count);
        foreach (var changed in pair.ChangedOf(mesh, DataplaneSpec.Descriptor))
        {
            Add(wanted, pair, changed.Id);
        }

        foreach (var world in new[] { pair.Base, pair.Head })
        {
            foreach (var match in touched.Of(world, mesh, kind).SelectMany(policy => ProxyMatching.Select(world, policy)))
            {
                Add(wanted, pair, match.Proxy.Id);
            }
        }

        return wanted.Numbers.Select(number => pair.Proxies.All[number]).ToList();
    }

    private static void Add(ProxySet set, WorldPair pair, ResourceId proxy)
    {
        if (pair.Proxies.Find(proxy) is { } found)
        {
            set.Add(found.Index);
        }
    }
}
