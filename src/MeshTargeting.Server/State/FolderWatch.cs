using System.Diagnostics;
using MeshTargeting.Files;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.State;

/// <summary>Keeps the World in step with the folder: it is read at the start, and again whenever something in it changes.</summary>
internal sealed class FolderWatch(ServerOptions options, WorldState state, TimeProvider time, ILogger<FolderWatch> logger) : BackgroundService
{
    private readonly string _folder = options.From!;
    private readonly FolderReader _reader = new(options.From!, options.World);
    private readonly FolderLog _log = new(options.From!, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watch = new ChangeWatch([_folder], time: time);
        if (watch.Problem is { } problem)
        {
            logger.LogWarning("No notices of changes in {Folder}: {Reason}", _folder, problem);
        }

        await watch.RunAsync(Reload, stoppingToken);
    }

    private void Reload()
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var snapshot = _reader.Read(state.Current);
            state.Replace(snapshot);
            _log.Loaded(snapshot, Stopwatch.GetElapsedTime(started));
        }
#pragma warning disable CA1031 // Whatever a file does to the reader, the server lives on with what it had.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.Failed(e);
        }
    }
}
