using System.Diagnostics;
using MeshTargeting.Files;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.State;

/// <summary>Keeps the World in step with the folder: it is read at the start, and again whenever something in it changes.</summary>
/// <remarks>
/// The operating system's notices are the fast way; a comparison of names, sizes and times every half second is the sure one, for
/// what gives no notice: network file systems, the targets of links, a folder that is replaced as a whole. Kubernetes swaps the
/// files of a ConfigMap by one link, <c>..data</c>; that is seen either way.
/// </remarks>
internal sealed class FolderWatch(ServerOptions options, WorldState state, TimeProvider time, ILogger<FolderWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Rescan = TimeSpan.FromMilliseconds(500);

    /// <summary>How long nothing must happen before the folder is read: editors and checkouts write in bursts.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a burst may go on before the folder is read all the same.</summary>
    private static readonly TimeSpan LongestBurst = TimeSpan.FromMilliseconds(400);

    private readonly string _folder = options.From!;
    private readonly FolderReader _reader = new(options.From!, options.World);
    private readonly FolderLog _log = new(options.From!, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var notices = new FolderNotices(_folder, logger);
        FolderFingerprint? seen = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var found = FolderFingerprint.Of(_folder);
            if (found != seen)
            {
                Reload();
                seen = found;
            }

            // A large folder is looked at less often, so that looking never takes more than a twentieth of one processor.
            var pause = TimeSpan.FromTicks(Math.Max(Rescan.Ticks, 20 * time.GetElapsedTime(started).Ticks));
            await notices.WaitAsync(pause, Quiet, LongestBurst, stoppingToken);
        }
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
