using MeshTargeting.Comparing.Changes;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Comparing.Traffic;

/// <summary>What becomes of requests to a destination in one of the Worlds, whichever route takes them.</summary>
internal sealed class RouteStates
{
    private readonly OutboundTraffic _traffic;
    private readonly Dictionary<string, EffectiveRoute> _own;

    /// <summary>Takes the routes of an outbound.</summary>
    public RouteStates(OutboundTraffic traffic)
    {
        _traffic = traffic;
        _own = traffic.Routes.GroupBy(KeyOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>What the routes are told apart by, in their order, with their matches.</summary>
    public IEnumerable<(string Key, ConfValue? Match)> Matches => _own.Select(r => (r.Key, r.Value.Match));

    /// <summary>Whether a route is for just these requests.</summary>
    public bool Has(string key) => _own.ContainsKey(key);

    /// <summary>The policy's own route for just these requests, or one that Kuma adds: true for the former.</summary>
    public bool IsWritten(string key) => _own.TryGetValue(key, out var route) && route.Origin is not null;

    /// <summary>What becomes of some requests.</summary>
    /// <param name="key">What their route is told apart by.</param>
    /// <param name="match">The requests; null for all.</param>
    public RouteState Of(string key, ConfValue? match)
    {
        var own = _own.GetValueOrDefault(key);
        var taking = own is { Outcome: not RouteOutcome.Skipped } ? own : Taking(match);
        var shares = (taking?.Backends ?? [])
            .GroupBy(b => b.Target is { } target ? $"{target.Resource}:{b.Port?.Section ?? target.Section}" : $"kuma.io/service={b.ServiceTag}", StringComparer.Ordinal)
            .Select(g => new TrafficShare(g.First().Target?.Resource.Id, g.Key, g.Sum(b => b.Share), g.First().Place))
            .ToArray();
        var failing = taking is null ? 0 : taking.Outcome == RouteOutcome.Fails && shares.Length == 0 ? 1 : taking.Dropped.Sum(d => d.FailingShare);
        return new RouteState(
            shares,
            failing,
            (own ?? taking)?.Dropped.Select(d => d.Why).Distinct().ToArray() ?? [],
            taking is null ? [] : [.. taking.Filters.Select(f => f.ToString()), .. taking.Mirrors],
            own?.Outcome == RouteOutcome.Skipped || taking is null ? RouteOutcome.Skipped : taking.Outcome,
            own is null || own.CoveredBy is null,
            _traffic.Faults,
            (own ?? taking) is { Origin: { } origin } route ? route.Match?.Place ?? new ConfPlace(origin.Policy, $"spec.to[{origin.RuleIndex}]") : null);
    }

    /// <summary>Whether requests fare the same; from which lines that comes does not matter.</summary>
    public static bool AreSame(RouteState a, RouteState b) =>
        a.Outcome == b.Outcome
        && a.IsReached == b.IsReached
        && (a.Faults.Count == 0) == (b.Faults.Count == 0)
        && Math.Abs(a.Failing - b.Failing) < 1e-9
        && a.Filters.SequenceEqual(b.Filters)
        && a.Shares.Count == b.Shares.Count
        && a.Shares.All(s => b.Shares.Any(o => o.Target == s.Target && Math.Abs(o.Share - s.Share) < 1e-9));

    private static string KeyOf(EffectiveRoute route) => route.Match is null ? "" : Canonical(route.Match);

    /// <summary>A match as text, its fields in one order: manifests may write them in any.</summary>
    private static string Canonical(ConfValue value) => value switch
    {
        ConfObject o => $"{{{string.Join(',', o.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{Canonical(f.Value)}"))}}}",
        ConfList l => $"[{string.Join(',', l.Items.Select(Canonical))}]",
        _ => value.ToJson().GetRawText(),
    };

    /// <summary>The first route that takes all of these requests; null where none does, and where there is no listener at all.</summary>
    private EffectiveRoute? Taking(ConfValue? match) => _traffic.Routes.FirstOrDefault(r =>
        r.Outcome != RouteOutcome.Skipped && (match is null || r.Match is null || RouteCover.Covers(r.Match, match)));
}
