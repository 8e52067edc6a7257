using System.Text.Json;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// Answers one review of each sort for nobody before the server calls itself ready: the first answer of a fresh process takes a
/// hundred times as long as the next, and an API server waits three seconds for it.
/// </summary>
internal sealed class WarmUp(ServerOptions options, ServerMetrics metrics, ILogger<WarmUp> logger) : BackgroundService
{
    private const string Sample = """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"warm-up","operation":"CREATE","namespace":"warm-up","object":
        {"apiVersion":"kuma.io/v1alpha1","kind":"KIND","metadata":{"name":"warm-up","namespace":"warm-up"},"spec":SPEC}}}
        """;

    private static readonly (string Kind, string Spec)[] Samples =
    [
        ("MeshService", """{"selector":{"dataplaneTags":{}},"ports":[{"port":0}]}"""),
        ("MeshTimeout", """{"to":[{"targetRef":{"kind":"MeshService","name":"none"},"default":{"idleTimeout":"1h"}}]}"""),
    ];

    private volatile bool _isDone;

    /// <summary>Whether the server has practised.</summary>
    public bool IsDone => _isDone;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // In a World of its own: nobody has to wait for the folder first.
            var state = new WorldState();
            state.Replace(new Snapshot(World.Create([], options.World), 0, [], []));
            var reviewer = new Reviewer(options, state, new LiveReferences(new NoLiveLookup(), metrics), TimeProvider.System);
            var mutator = new Mutator(options);
            var unhurried = new TimeLeft(TimeProvider.System, TimeSpan.FromMinutes(1));
            foreach (var (kind, spec) in Samples)
            {
                var text = Sample.Replace("KIND", kind, StringComparison.Ordinal).Replace("SPEC", spec, StringComparison.Ordinal);
                var request = JsonSerializer.Deserialize(text, AdmissionJson.Default.AdmissionReview)!.Request!;
                foreach (var answer in new[] { reviewer.Review(request, unhurried), mutator.Review(request) })
                {
                    JsonSerializer.SerializeToUtf8Bytes(AdmissionReview.Of(answer), AdmissionJson.Default.AdmissionReview);
                }
            }
        }
#pragma warning disable CA1031 // What fails here fails for reviews, too, and is handled there; an unready server would help nobody.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogError(e, "The rehearsal of a review failed");
        }

        _isDone = true;
        return Task.CompletedTask;
    }
}
