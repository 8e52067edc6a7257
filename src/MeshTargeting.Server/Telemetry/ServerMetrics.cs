using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using MeshTargeting.Analysis;

namespace MeshTargeting.Server.Telemetry;

/// <summary>
/// Everything that the server counts and measures. Instruments have the names that <c>GET /metrics</c> shows (docs/operations.md lists
/// them), and no label takes values that users choose: kinds, operations and codes that are not known are <c>other</c>.
/// </summary>
internal sealed class ServerMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "meshservice";

    private const string Other = "other";

    private static readonly FrozenSet<string> Codes = RuleCatalog.Descriptors.Select(rule => rule.Code).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Operations = FrozenSet.Create(StringComparer.Ordinal, "CREATE", "UPDATE", "DELETE", "CONNECT");
    private static readonly double[] Buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Counter<long> _reviews;
    private readonly Histogram<double> _durations;
    private readonly UpDownCounter<long> _underWay;
    private readonly Counter<long> _findings;
    private readonly long[] _fallbacks = new long[Enum.GetValues<Fallback>().Length];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _certificates = new(StringComparer.Ordinal);
    private volatile Func<IEnumerable<CacheReading>> _cache = () => [];
    private volatile Func<int> _world = () => 0;

    /// <summary>Makes the instruments; the factory disposes of them.</summary>
    public ServerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _reviews = meter.CreateCounter<long>(
            "meshservice_reviews_total", description: "Admission reviews answered, by webhook, kind, operation and outcome.");
        _durations = meter.CreateHistogram(
            "meshservice_review_duration_seconds",
            "s",
            "Time from an admission review's arrival to its answer, by webhook.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        _underWay = meter.CreateUpDownCounter<long>("meshservice_reviews_in_flight", description: "Admission reviews under way.");
        _findings = meter.CreateCounter<long>("meshservice_findings_total", description: "Findings in reviewed objects, by code.");
        // Observed, so that each begins at 0: Prometheus takes no notice of the first step of a series that was not there before.
        meter.CreateObservableCounter(
            "meshservice_fallbacks_total",
            () => Enum.GetValues<Fallback>().Select(f => new Measurement<long>(Volatile.Read(ref _fallbacks[(int)f]), Label("reason", f.Label()))),
            description: "Times the server did less than it was to do, by reason.");
        meter.CreateObservableGauge("meshservice_world_resources", () => _world(), description: "Resources in the World, derived ones included.");
        meter.CreateObservableGauge(
            "meshservice_cache_objects",
            () => _cache().Select(c => new Measurement<int>(c.Objects, Label("kind", c.Kind))),
            description: "Objects in the cache of the cluster, by kind.");
        meter.CreateObservableGauge(
            "meshservice_cache_age_seconds",
            () => _cache().Select(c => new Measurement<double>(c.Age.TotalSeconds, Label("kind", c.Kind))),
            "s",
            "Time since the API server last said anything about a kind.");
        meter.CreateObservableGauge(
            "meshservice_certificate_expiry_timestamp_seconds",
            () => _certificates.Select(c => new Measurement<double>(c.Value.ToUnixTimeSeconds(), Label("certificate", c.Key))),
            "s",
            "When a certificate expires, in seconds since 1970.");
    }

    /// <summary>A review has come; <see cref="ReviewLeft"/> follows, whatever comes of it.</summary>
    public void ReviewArrived() => _underWay.Add(1);

    /// <summary>A review that had arrived is over.</summary>
    public void ReviewLeft() => _underWay.Add(-1);

    /// <summary>A review has been answered.</summary>
    /// <param name="webhook">Which webhook was called.</param>
    /// <param name="kind">The object's kind, one of the catalogue's; null for any other.</param>
    /// <param name="operation">The request's operation.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Reviewed(Webhook webhook, string? kind, string? operation, ReviewOutcome outcome, TimeSpan elapsed)
    {
        var webhookLabel = Label("webhook", webhook.Label());
        _reviews.Add(
            1,
            new TagList
            {
                webhookLabel,
                Label("kind", kind ?? Other),
                Label("operation", operation is not null && Operations.Contains(operation) ? operation : Other),
                Label("outcome", outcome.Label()),
            });
        _durations.Record(elapsed.TotalSeconds, webhookLabel);
        if (outcome.AsFallback() is { } fallback)
        {
            FellBack(fallback);
        }
    }

    /// <summary>A code was found in an object under review.</summary>
    public void Found(string code) => _findings.Add(1, Label("code", Codes.Contains(code) ? code : Other));

    /// <summary>The server did less than it was to do.</summary>
    public void FellBack(Fallback fallback) => Interlocked.Increment(ref _fallbacks[(int)fallback]);

    /// <summary>A certificate is in use, or another has taken its place.</summary>
    /// <param name="name">What it is for: <c>serving</c> or <c>ca</c>.</param>
    /// <param name="notAfter">When it expires.</param>
    public void CertificateInUse(string name, DateTimeOffset notAfter) => _certificates[name] = notAfter;

    /// <summary>Says where the state of the cache is asked for, each time that the metrics are.</summary>
    public void WatchCache(Func<IEnumerable<CacheReading>> read) => _cache = read;

    /// <summary>Says where the size of the World is asked for, each time that the metrics are.</summary>
    public void WatchWorld(Func<int> count) => _world = count;

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
