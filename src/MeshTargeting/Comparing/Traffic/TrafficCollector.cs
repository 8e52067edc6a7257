using System.Globalization;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Comparing.Traffic;

/// <summary>Collects requests that fare otherwise, so that the same change is told once for all proxies and destinations that it concerns.</summary>
internal sealed class TrafficCollector(WorldPair pair)
{
    private readonly Dictionary<string, (Draft Draft, Dictionary<Spot, ProxySet> Spots)> _found = new(StringComparer.Ordinal);

    /// <summary>Adds requests that fare otherwise.</summary>
    public void Add(Spot spot, ConfValue? match, RouteState? before, RouteState? after, bool isNew, bool isGone, ProxySet proxies)
    {
        var key = $"{match}\n{isNew} {isGone}\n{KeyOf(before)}\n{KeyOf(after)}";
        if (!_found.TryGetValue(key, out var found))
        {
            _found.Add(key, found = (new Draft(match, before, after, isNew, isGone), []));
        }

        if (!found.Spots.TryGetValue(spot, out var set))
        {
            found.Spots.Add(spot, set = new ProxySet(pair.Proxies.All.Count));
        }

        set.UnionWith(proxies);
    }

    /// <summary>What was collected, in no order: places with the same proxies together.</summary>
    public IEnumerable<TrafficChange> Changes(CauseFinder causes)
    {
        foreach (var (draft, spots) in _found.Values)
        {
            foreach (var group in spots.GroupBy(s => s.Value, s => s.Key))
            {
                var proxies = pair.Proxies.Ids(group.Key);
                var places = group.Order().ToArray();
                yield return new TrafficChange
                {
                    Cause = causes.OfTraffic(draft.Before, draft.After, proxies, places),
                    Match = draft.Match,
                    Before = draft.Before,
                    After = draft.After,
                    IsNewRoute = draft.IsNew,
                    IsGoneRoute = draft.IsGone,
                    Proxies = proxies,
                    Spots = places,
                };
            }
        }
    }

    private static string KeyOf(RouteState? state) => state is null
        ? "none"
        : string.Join(
            '|',
            string.Join(',', state.Shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Target} {s.Share:R}"))),
            state.Failing.ToString("R", CultureInfo.InvariantCulture),
            string.Join(',', state.Dropped),
            string.Join(',', state.Filters),
            state.Outcome,
            state.IsReached,
            string.Join(',', state.Faults),
            $"{state.Place?.Policy.Id} {state.Place?.Path}");

    private sealed record Draft(ConfValue? Match, RouteState? Before, RouteState? After, bool IsNew, bool IsGone);
}
