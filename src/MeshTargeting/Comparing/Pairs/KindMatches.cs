using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>The policies of one kind that select a proxy, in both Worlds.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Before">In the first.</param>
/// <param name="After">In the second.</param>
/// <param name="Reach">To what it can send traffic; null for every destination of its mesh.</param>
internal sealed record ProxyMatchPair(ProxyPair Proxy, SideMatch Before, SideMatch After, Reach? Reach)
{
    /// <summary>The policies that select the proxy as a whole.</summary>
    public ListPair Lists => new(Before.All, After.All);

    /// <summary>Whether, in either World, who wins depends on all policies together.</summary>
    public bool IsCircular => Before.IsCircular || After.IsCircular;
}

/// <summary>The policies of one kind that select the proxies of a mesh, as far as they have to be compared.</summary>
internal sealed class KindMatches
{
    private KindMatches(KindDescriptor kind, PolicyList.Pool pool, IReadOnlyList<ProxyMatchPair> proxies)
    {
        Kind = kind;
        Pool = pool;
        Proxies = proxies;
    }

    /// <summary>The kind.</summary>
    public KindDescriptor Kind { get; }

    /// <summary>Where the lists of policies come from.</summary>
    public PolicyList.Pool Pool { get; }

    /// <summary>The proxies that are compared, in order.</summary>
    public IReadOnlyList<ProxyMatchPair> Proxies { get; }

    /// <summary>Matches the proxies that have to be compared; all others have the same in both Worlds.</summary>
    public static KindMatches Of(WorldPair pair, TouchedPolicies touched, string mesh, KindDescriptor kind, Reach.Pool reaches) =>
        Of(pair, mesh, kind, reaches, IsThere(pair, mesh, kind) ? ComparedProxies.Of(pair, touched, mesh, kind) : []);

    /// <summary>The same of both kinds of routes, for the same proxies in the same order: what one kind says may hide the other.</summary>
    public static (KindMatches Http, KindMatches Tcp) OfRoutes(WorldPair pair, TouchedPolicies touched, string mesh, Reach.Pool reaches)
    {
        KindDescriptor[] kinds = [MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor];
        var proxies = kinds.Where(kind => IsThere(pair, mesh, kind))
            .SelectMany(kind => ComparedProxies.Of(pair, touched, mesh, kind))
            .Distinct()
            .OrderBy(proxy => proxy.Index)
            .ToList();
        return (Of(pair, mesh, kinds[0], reaches, proxies), Of(pair, mesh, kinds[1], reaches, proxies));
    }

    private static bool IsThere(WorldPair pair, string mesh, KindDescriptor kind) =>
        pair.Base.OfKind(mesh, kind).Count + pair.Head.OfKind(mesh, kind).Count > 0;

    private static KindMatches Of(WorldPair pair, string mesh, KindDescriptor kind, Reach.Pool reaches, IReadOnlyList<ProxyPair> compared)
    {
        var (before, after) = (PolicyRanks.Of(pair.Base, mesh, kind), PolicyRanks.Of(pair.Head, mesh, kind));
        var pool = new PolicyList.Pool();
        var matched = new (SideMatch Before, SideMatch After)[compared.Count];
        Parallel.For(0, matched.Length, i => matched[i] = (
            SideMatch.Of(pair.Base, PolicyMatching.Of(pair.Base, compared[i].Before, kind, before), pool),
            SideMatch.Of(pair.Head, PolicyMatching.Of(pair.Head, compared[i].After, kind, after), pool)));
        return new KindMatches(
            kind, pool, compared.Select((proxy, i) => new ProxyMatchPair(proxy, matched[i].Before, matched[i].After, reaches.Of(proxy))).ToList());
    }

    /// <summary>Proxies for which the same is to be compared, together.</summary>
    public IEnumerable<(TKey Key, ProxyMatchPair First, ProxySet Proxies)> By<TKey>(Func<ProxyMatchPair, TKey> key, int count)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, (ProxyMatchPair First, ProxySet Proxies)>();
        foreach (var match in Proxies)
        {
            var its = key(match);
            if (!groups.TryGetValue(its, out var group))
            {
                groups.Add(its, group = (match, new ProxySet(count)));
            }

            group.Proxies.Add(match.Proxy.Index);
        }

        return groups.Select(g => (g.Key, g.Value.First, g.Value.Proxies));
    }
}
