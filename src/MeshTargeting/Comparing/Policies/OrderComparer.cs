using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Comparing.Policies;

/// <summary>Finds pairs of policies of which it is newly left to chance which wins, or no longer.</summary>
internal static class OrderComparer
{
    /// <summary>What changes for the policies of a kind in a mesh, in no order.</summary>
    public static IEnumerable<OrderChange> Compare(WorldPair pair, KindMatches matches, CauseFinder causes)
    {
        var found = new Dictionary<(ResourceId, ResourceId, bool), (AmbiguousOrder Order, ProxySet Proxies)>();
        foreach (var match in matches.Proxies.Where(m => m.Before.Ambiguities.Count + m.After.Ambiguities.Count > 0))
        {
            var (was, now) = (match.Before.Ambiguities.ToDictionary(KeyOf), match.After.Ambiguities.ToDictionary(KeyOf));
            foreach (var (key, order) in now.Where(n => !was.ContainsKey(n.Key)))
            {
                Add(key, order, isNow: true, match.Proxy.Index);
            }

            foreach (var (key, order) in was.Where(w => !now.ContainsKey(w.Key)))
            {
                Add(key, order, isNow: false, match.Proxy.Index);
            }
        }

        return found.Select(f => new OrderChange
        {
            Cause = CauseOf(f.Value.Order, pair.Proxies.Ids(f.Value.Proxies)),
            First = f.Key.Item1,
            Second = f.Key.Item2,
            Why = f.Value.Order.Why,
            IsAmbiguous = f.Key.Item3,
            Proxies = pair.Proxies.Ids(f.Value.Proxies),
        });

        void Add((ResourceId, ResourceId) key, AmbiguousOrder order, bool isNow, int proxy)
        {
            if (!found.TryGetValue((key.Item1, key.Item2, isNow), out var entry))
            {
                found.Add((key.Item1, key.Item2, isNow), entry = (order, new ProxySet(pair.Proxies.All.Count)));
            }

            entry.Proxies.Add(proxy);
        }

        Cause CauseOf(AmbiguousOrder order, IReadOnlyList<ResourceId> proxies) =>
            causes.OfResources([order.First.Id, order.Second.Id]) ?? causes.OfPolicy(order.First, proxies[0]);
    }

    private static (ResourceId, ResourceId) KeyOf(AmbiguousOrder order) =>
        order.First.Id < order.Second.Id ? (order.First.Id, order.Second.Id) : (order.Second.Id, order.First.Id);
}
