using System.Net;
using System.Threading.Channels;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster.Watching;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// Tells people what happens to resources, as Events of Kubernetes: <c>kubectl describe</c> shows them. They are a help and no record: where
/// there are too many, or the API server does not take them, they are left out, and nothing waits for them.
/// </summary>
internal sealed class EventRecorder : BackgroundService
{
    /// <summary>Who tells.</summary>
    public const string Component = "meshservice-server";

    /// <summary>So many wait to be written.</summary>
    private const int Waiting = 256;

    /// <summary>Of so many it is known that they have been written; the same again raises their count.</summary>
    private const int Remembered = 1000;

    private readonly IKubernetes _client;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ControllerMetrics _metrics;
    private readonly EventQuota _quota;
    private readonly Dictionary<ToldEvent, Written> _written = [];
    private readonly Channel<(ToldEvent Event, string ApiVersion)> _queue = Channel.CreateBounded<(ToldEvent, string)>(
        new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>Why the last one was not taken; said once.</summary>
    private string? _problem;

    public EventRecorder(IKubernetes client, ControllerMetrics metrics, TimeProvider time, ILogger<EventRecorder> logger) =>
        (_client, _metrics, _time, _logger, _quota) = (client, metrics, time, logger, new EventQuota(time));

    /// <summary>Tells of a resource. Never waits, and never fails.</summary>
    /// <param name="subject">The resource; nothing is told of those that Kubernetes does not have.</param>
    /// <param name="type">How much it matters.</param>
    /// <param name="reason">What happened, in one word in CamelCase.</param>
    /// <param name="message">What happened, for people.</param>
    public void Record(Resource subject, EventType type, string reason, string message)
    {
        if (subject.Envelope == Envelope.Kubernetes && !_queue.Writer.TryWrite((ToldEvent.Of(subject, type, reason, message), subject.Kind.ApiVersion)))
        {
            _metrics.Told(EventOutcome.Dropped);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (told, apiVersion) in _queue.Reader.ReadAllAsync(stoppingToken))
            {
                await TellAsync(told, apiVersion, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not told by now is not told.
        }
    }

    private async Task TellAsync(ToldEvent told, string apiVersion, CancellationToken stopping)
    {
        if (!_quota.Take(told.Subject))
        {
            _metrics.Told(EventOutcome.Dropped);
            return;
        }

        try
        {
            if (!await RepeatAsync(told, stopping))
            {
                var first = told.First(apiVersion, _time.GetUtcNow());
                await _client.CoreV1.CreateNamespacedEventAsync(first, told.Namespace, fieldManager: ResourceWriter.FieldManager, cancellationToken: stopping);
                Remember(told, new Written(first.Metadata.Name, 1, _time.GetTimestamp()));
            }

            _problem = null;
            _metrics.Told(EventOutcome.Written);
        }
        catch (Exception e) when (e is HttpOperationException or HttpRequestException or IOException)
        {
            _metrics.Told(EventOutcome.Failed);
            var problem = WatchFault.Of(e).Words;
            if (problem != _problem)
            {
                _problem = problem;
                _logger.LogWarning("Events are not told: {Problem}", problem);
            }
        }
    }

    /// <summary>Raises the count of an Event that has been written before.</summary>
    /// <returns>False where there is none any more: API servers forget Events after an hour.</returns>
    private async Task<bool> RepeatAsync(ToldEvent told, CancellationToken stopping)
    {
        if (!_written.TryGetValue(told, out var written))
        {
            return false;
        }

        var patch = new V1Patch(new { count = written.Count + 1, lastTimestamp = _time.GetUtcNow().UtcDateTime }, V1Patch.PatchType.MergePatch);
        try
        {
            await _client.CoreV1.PatchNamespacedEventAsync(patch, written.Name, told.Namespace, fieldManager: ResourceWriter.FieldManager, cancellationToken: stopping);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            _written.Remove(told);
            return false;
        }

        Remember(told, new Written(written.Name, written.Count + 1, _time.GetTimestamp()));
        return true;
    }

    private void Remember(ToldEvent told, Written written)
    {
        if (_written.Count == Remembered && !_written.ContainsKey(told))
        {
            _written.Remove(_written.MinBy(w => w.Value.At).Key);
        }

        _written[told] = written;
    }

    /// <summary>An Event that the API server has.</summary>
    private readonly record struct Written(string Name, int Count, long At);
}
