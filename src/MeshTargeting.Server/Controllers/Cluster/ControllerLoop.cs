using MeshTargeting.Generation;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// Keeps the services of a cluster as a plan of the whole World wants them: whatever changes, the next plan sees it, and nothing hangs on
/// having seen each event. Runs on the replica that leads.
/// </summary>
internal sealed class ControllerLoop(
    ServerOptions options,
    WorldState state,
    ResourceWriter writer,
    LiveServices live,
    IProxyInsights insights,
    Announcer announcer,
    ControllerMetrics metrics,
    ControllerSettings settings,
    TimeProvider time,
    ILogger<ControllerLoop> logger)
{
    private static readonly IReadOnlyList<KindDescriptor> Written =
        [MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor, HostnameGeneratorSpec.Descriptor];

    /// <summary>Plans and writes until told to stop, or until leadership is lost.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var news = new Signal();
        var overlay = new Overlay(settings, time);
        var queues = Written.ToDictionary(kind => kind, kind => new WriteQueue(kind, WriteAsync, settings, time));
        foreach (var queue in queues.Values)
        {
            queue.Ended += _ => news.Set();
        }

        state.Replaced += news.Set;
        insights.Changed += news.Set;
        metrics.Lead(queues.Values);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            var all = queues.Values.Select(queue => queue.RunAsync(working.Token)).Append(PlanAsync(news, overlay, queues, working.Token)).ToList();
            await Task.WhenAny(all);
            await working.CancelAsync();
            await Task.WhenAll(all);
        }
        finally
        {
            metrics.Lead([]);
            state.Replaced -= news.Set;
            insights.Changed -= news.Set;
            foreach (var queue in queues.Values)
            {
                queue.Dispose();
            }
        }

        async Task<WriteOutcome> WriteAsync(ServiceChange change)
        {
            var outcome = await WriteInTimeAsync(change);
            if (outcome is WriteOutcome.Written written)
            {
                overlay.Add(change, written.Current);
            }

            metrics.Wrote(change, outcome);
            announcer.Tell(change, outcome, state.World);
            return outcome;
        }
    }

    private async Task PlanAsync(Signal news, Overlay overlay, Dictionary<KindDescriptor, WriteQueue> queues, CancellationToken stop)
    {
        await insights.Listed.WaitAsync(stop);
        while (state.World is null)
        {
            await news.WaitAsync(stop);
        }

        await live.RecallAsync(state.World, overlay, stop);
        var memory = PlanMemory.None;
        while (true)
        {
            var started = time.GetTimestamp();
            var writes = queues.Values.ToDictionary(queue => queue, queue => queue.Writes);
            var plan = ServicePlan.Of(overlay.Over(state.World), options.Controllers, memory, time.GetUtcNow(), insights.Of);
            memory = plan.Memory;
            foreach (var (kind, queue) in queues)
            {
                queue.Replace(plan.Changes.Where(change => change.Id.Kind == kind.Name), writes[queue]);
            }

            announcer.Tell(plan.Notes);
            metrics.Planned(time.GetElapsedTime(started));
            if (logger.IsEnabled(LogLevel.Debug))
            {
                logger.LogDebug("Plan: {Changes} changes", plan.Changes.Count);
            }

            // What comes in a burst makes one plan.
            await Task.Delay(settings.Turn, time, stop);
            await news.WaitAsync(stop);
        }
    }

    /// <summary>Writes, in bounded time: whether what took too long has been written all the same, the World will show.</summary>
    private async Task<WriteOutcome> WriteInTimeAsync(ServiceChange change)
    {
        using var deadline = new CancellationTokenSource(settings.WriteTimeout, time);
        try
        {
            return await writer.WriteAsync(change, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new WriteOutcome.Unavailable("the API server did not answer in time", null);
        }
    }
}
