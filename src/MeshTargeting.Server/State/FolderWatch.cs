using System.Diagnostics;
using MeshTargeting.Files;
using MeshTargeting.Server.Controllers.Folder;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.State;

/// <summary>Keeps the World in step with the folder: it is read at the start, and again whenever something in it changes.</summary>
/// <param name="options">Where it is.</param>
/// <param name="state">Where the World goes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told what was read.</param>
/// <param name="keeper">Who keeps services in it; null where nobody here does.</param>
internal sealed class FolderWatch(
    ServerOptions options, WorldState state, TimeProvider time, ILogger<FolderWatch> logger, FolderKeeper? keeper = null) : BackgroundService
{
    private readonly string _folder = options.From!;
    private readonly FolderReader _reader = new(options.From!, options.World, isKept: keeper is not null);
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
        try
        {
            var before = state.Current;
            var started = Stopwatch.GetTimestamp();
            var snapshot = keeper is null ? _reader.Read(before) : keeper.Read(_reader, before);
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
