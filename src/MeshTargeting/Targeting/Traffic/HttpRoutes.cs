using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>The HTTP routes of an outbound (meshhttproute/plugin/v1alpha1/listeners.go, prepareRoutes and generateFromService).</summary>
internal sealed class HttpRoutes
{
    /// <summary>What Kuma appends where no rule takes all requests.</summary>
    internal static readonly ConfObject CatchAll = new(
        [KeyValuePair.Create("path", (ConfValue)new ConfObject([Pair("type", "PathPrefix"), Pair("value", "/")]))]);

    private readonly World _world;
    private readonly Outbound _outbound;
    private readonly List<string> _notes = [];
    private readonly List<string> _failures = [];
    private readonly List<string> _refusals = [];
    private readonly List<EffectiveRoute> _routes = [];

    private HttpRoutes(World world, Outbound outbound)
    {
        _world = world;
        _outbound = outbound;
    }

    /// <summary>The routes in the order in which they are tried.</summary>
    public IReadOnlyList<EffectiveRoute> Routes => _routes;

    /// <summary>What a reader should know besides.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Why Kuma cannot make the proxy's configuration.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Why Envoy refuses what Kuma makes.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>Whether Kuma makes a listener of them: it does for a single route that is not left out.</summary>
    public bool Listen => _routes.Exists(r => r.Outcome != RouteOutcome.Skipped);

    /// <summary>The routes of an outbound; none where it is not HTTP and no rule is for it.</summary>
    public static HttpRoutes Of(World world, Outbound outbound, RouteRule? rule)
    {
        var made = new HttpRoutes(world, outbound);
        var rules = ((rule?.Conf as ConfObject)?.Find("rules") as ConfList)?.Items ?? [];
        if (rules.Count == 0 && !PortProtocol.IsHttpBased(outbound.Port.AppProtocol))
        {
            return made;
        }

        var parts = RouteTable.Of(rule?.Conf).Select(entry => PartOf(rule!, entry)).ToList();
        if (!parts.Exists(p => ConfValue.DeepEquals(p.Match, CatchAll)))
        {
            parts.Add(new Part(CatchAll, null, null));
        }

        foreach (var part in parts)
        {
            made.Add(part);
        }

        return made;
    }

    private static Part PartOf(RouteRule rule, RouteEntry entry) => new(
        entry.Match,
        rule.OriginByMatches.GetValueOrDefault(MatchesHash.Of(entry.Rule.Find("matches"))),
        entry.Rule.Find("default") as ConfObject);

    private static KeyValuePair<string, ConfValue> Pair(string name, string value) => KeyValuePair.Create(name, (ConfValue)new ConfScalar(value));

    private void Add(Part part)
    {
        var origin = part.Origin?.Policy;
        var written = ((part.Conf?.Find("backendRefs") as ConfList)?.Items ?? [])
            .Select(conf => RouteBackend.Of(_world, origin ?? conf.Place!.Policy, conf, http: true))
            .ToList();
        var filters = RouteFilters.Of(_world, origin, part.Match, part.Conf);
        var falls = _world.Options.Semantics.UnresolvedBackendsFallThrough;
        var (backends, split) = falls ? FallThrough(written) : Fail(written);
        var skipped = falls && backends.TrueForAll(b => b.Why is not null);
        var outcome = skipped ? RouteOutcome.Skipped
            : filters.Redirects ? RouteOutcome.Redirected
            : split.Dropped.Any(d => d.FailingShare > 0) || split.Backends.Count == 0 ? RouteOutcome.Fails
            : RouteOutcome.Forwarded;
        if (outcome == RouteOutcome.Redirected)
        {
            split = BackendSplit.None(written, "a redirect answers before any backend is asked");
        }

        var coveredBy = _routes.FindIndex(r => r.Outcome != RouteOutcome.Skipped && RouteCover.Covers(r.Match!, part.Match));
        _routes.Add(new EffectiveRoute(part.Match, part.Origin, filters.Filters, split.Backends, split.Dropped, skipped ? [] : filters.Mirrors, outcome)
        {
            CoveredBy = coveredBy < 0 ? null : coveredBy,
        });
        Remark(part, written);
        if (!skipped)
        {
            _refusals.AddRange(RouteExpressions.Problems(part.Match).Select(problem => $"{At(part)}: {problem.Sentence}"));
            _failures.AddRange(filters.Faults.Select(fault => fault.ToString()));
            _refusals.AddRange(split.Fault is { } fault && !filters.Redirects ? [$"{At(part)}: {fault}"] : []);
        }
    }

    /// <summary>2.14: who is left shares everything; where all backendRefs vanish it is as if there had been none.</summary>
    private (List<RouteBackend> Backends, BackendSplit Split) FallThrough(List<RouteBackend> written)
    {
        var kept = written.Where(b => !b.Vanishes).ToList();
        List<RouteBackend> backends = kept.Count > 0 ? kept : [RouteBackend.Default(_world, _outbound, http: true)];
        var vanished = written.Where(b => b.Vanishes).Select(b => new DroppedBackend(b.Place, b.Why!, 0));
        var split = BackendSplit.Among(backends);
        return (backends, split with { Dropped = [.. split.Dropped, .. vanished] });
    }

    /// <summary>3.0: who does not resolve takes its share of the requests to status 500.</summary>
    private (List<RouteBackend> Backends, BackendSplit Split) Fail(List<RouteBackend> written)
    {
        List<RouteBackend> backends = written.Count > 0 ? written : [RouteBackend.Default(_world, _outbound, http: true)];
        return (backends, BackendSplit.AmongAll(backends));
    }

    private void Remark(Part part, List<RouteBackend> written)
    {
        foreach (var (header, _) in RouteCover.RepeatedHeaders(part.Match).DistinctBy(repeated => repeated.Name))
        {
            _notes.Add($"{At(part)}: of several conditions on the header {header} the first alone counts");
        }

        _notes.AddRange(BackendNotes.Of(written, part.Origin));
        if (_routes[^1] is { CoveredBy: { } earlier, Outcome: not RouteOutcome.Skipped })
        {
            _notes.Add($"{At(part)}: never reached, because {At(_routes[earlier].Match!)} takes all its requests");
        }
    }

    private static string At(Part part) => At(part.Match);

    private static string At(ConfValue match) =>
        match.Place is { } place ? BackendNotes.At(place) : "the route that takes all other requests";

    /// <summary>One of a rule's matches, and the rule.</summary>
    private sealed record Part(ConfValue Match, ItemOrigin? Origin, ConfObject? Conf);
}
