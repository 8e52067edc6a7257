using MeshTargeting.Server.Cluster.Json;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>
/// Keeps the objects of one kind in step with the API server for as long as the server runs: lists them, watches what changes, resumes
/// where a watch ended, lists anew where that cannot be, and waits for kinds that are not there.
/// </summary>
internal sealed class KindWatch(
    KindStatus status, KindStore store, KindList list, WatchStream stream, Discovery discovery, Backoff backoff, ClusterSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>Up to where the store is in step; null where everything is to be listed.</summary>
    private string? _version;

    /// <summary>A watch whose objects become resources.</summary>
    /// <param name="status">Is told how it stands.</param>
    /// <param name="reader">Makes resources of objects.</param>
    /// <param name="changes">Gets the resources.</param>
    /// <param name="api">The API server.</param>
    /// <param name="listing">Gives turns to list.</param>
    /// <param name="discovery">Waits for kinds that are not there.</param>
    /// <param name="settings">How lists and watches are made.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what fails.</param>
    public static KindWatch Create(
        KindStatus status,
        IObjectReader reader,
        PendingChanges changes,
        ApiServer api,
        SemaphoreSlim listing,
        Discovery discovery,
        ClusterSettings settings,
        TimeProvider time,
        ILogger logger)
    {
        var store = new KindStore(status, reader, changes, logger);
        var list = new KindList(status.Kind, store, api, listing, settings, time);
        var stream = new WatchStream(status.Kind, api, settings, time);
        return new KindWatch(status, store, list, stream, discovery, new Backoff(settings, time), settings, time, logger);
    }

    /// <summary>Runs until it is stopped, whatever happens.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stopping);
            }
#pragma warning disable CA1031 // Whatever it is, the watch goes on: without it, the World would grow old unnoticed.
            catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                await RecoverAsync(e, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        if (!status.IsInstalled)
        {
            await discovery.WaitForAsync(status.Kind, stopping);
        }

        if (_version is null)
        {
            var hadProblem = status.Problem is not null;
            _version = await list.RunAsync(stopping);
            status.Listed();
            if (hadProblem && logger.IsEnabled(LogLevel.Information))
            {
                logger.LogInformation("{Kind}: listed, {Objects} objects", status.Kind.Name, status.Objects);
            }
        }

        var began = time.GetTimestamp();
        await foreach (var line in stream.LinesAsync(_version, Opened, stopping))
        {
            Take(line);
            status.Heard();
            backoff.Reset();
        }

        if (time.GetElapsedTime(began) < settings.FirstPause)
        {
            // An API server ends watches of its own accord, but one that ends them at once is not to be asked without a pause.
            await backoff.WaitAsync(stopping);
        }

        void Opened() => status.Heard();
    }

    private void Take(ReadOnlyMemory<byte> line)
    {
        var told = WatchEvent.Read(line.Span);
        var value = line[told.Object];
        switch (told.Type)
        {
            case WatchEventType.Put:
                store.Put(value);
                break;
            case WatchEventType.Deleted:
                store.Remove(value);
                break;
            case WatchEventType.Error:
                throw new WatchErrorException(ApiStatus.Read(value.Span));
        }

        if (ObjectIdentity.Of(value.Span).Version is { Length: > 0 } version)
        {
            _version = version;
        }
    }

    private async Task RecoverAsync(Exception failure, CancellationToken stopping)
    {
        var fault = WatchFault.Of(failure);
        if (fault.Consequence == Consequence.Absent)
        {
            if (status.IsInstalled)
            {
                logger.LogInformation("{Kind}: not installed; its objects count as soon as it is", status.Kind.Name);
            }

            _version = null;
            store.Clear();
            status.Absent();
            backoff.Reset();
            return;
        }

        if (status.Failed(fault.Words))
        {
            logger.LogWarning("{Kind}: {Problem}", status.Kind.Name, fault.Words);
        }

        if (fault.Consequence == Consequence.ListAnew || backoff.Failures >= settings.FailuresToListAnew)
        {
            _version = null;
        }

        try
        {
            await backoff.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
