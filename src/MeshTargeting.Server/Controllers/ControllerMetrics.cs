using System.Diagnostics;
using System.Diagnostics.Metrics;
using MeshTargeting.Generation;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Controllers;

/// <summary>What controllers count and measure. Instruments have the names that <c>GET /metrics</c> shows (docs/operations.md lists them).</summary>
internal sealed class ControllerMetrics
{
    private static readonly double[] Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Histogram<double> _plans;
    private readonly Counter<long> _writes;
    private readonly Counter<long> _events;
    private volatile IReadOnlyCollection<WriteQueue> _queues = [];

    /// <summary>Makes the instruments; the factory disposes of them.</summary>
    public ControllerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServerMetrics.MeterName);
        _plans = meter.CreateHistogram(
            "meshservice_controller_plan_duration_seconds",
            "s",
            "Time to plan what is to be written, of the whole World.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
        _writes = meter.CreateCounter<long>("meshservice_controller_writes_total", description: "Writes of controllers, by kind, operation and outcome.");
        _events = meter.CreateCounter<long>("meshservice_controller_events_total", description: "Events that controllers had to tell, by outcome.");
        meter.CreateObservableGauge(
            "meshservice_controller_changes_pending",
            () => _queues.Select(queue => new Measurement<int>(queue.Count, new KeyValuePair<string, object?>("kind", queue.Kind.Name))),
            description: "Objects that controllers are yet to write, by kind.");
        meter.CreateObservableGauge("meshservice_controller_leader", () => _queues.Count > 0 ? 1 : 0, description: "1 where this replica's controllers work, 0 where another's do.");
    }

    /// <summary>This replica's controllers work with these queues; none once they no longer do.</summary>
    public void Lead(IReadOnlyCollection<WriteQueue> queues) => _queues = queues;

    /// <summary>A plan has been made.</summary>
    public void Planned(TimeSpan elapsed) => _plans.Record(elapsed.TotalSeconds);

    /// <summary>There was something to tell.</summary>
    /// <param name="outcome">What became of it.</param>
    public void Told(EventOutcome outcome) => _events.Add(
        1,
        new KeyValuePair<string, object?>("outcome", outcome switch { EventOutcome.Written => "written", EventOutcome.Dropped => "dropped", _ => "failed" }));

    /// <summary>A write has ended.</summary>
    public void Wrote(ServiceChange change, WriteOutcome outcome) => _writes.Add(
        1,
        new TagList
        {
            { "kind", change.Id.Kind },
            { "operation", change switch { { Stored: null } => "create", { Desired: null } => "delete", _ => "update" } },
            { "outcome", outcome.Label },
        });
}
