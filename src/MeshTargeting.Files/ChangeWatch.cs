namespace MeshTargeting.Files;

/// <summary>Watches files and folders, and says when something of them changes.</summary>
/// <remarks>
/// The operating system's notices are the fast way; a comparison of names, sizes and times every half second is the sure one, for
/// what gives no notice: network file systems, the targets of links, a folder that is replaced as a whole. Kubernetes swaps the
/// files of a ConfigMap by one link, <c>..data</c>; that is seen either way.
/// </remarks>
/// <param name="paths">Files and folders; one that does not exist is waited for.</param>
/// <param name="except">Files that may change without being told of: those that the watcher itself writes.</param>
/// <param name="time">By which time is measured; the system's when null.</param>
public sealed class ChangeWatch(IReadOnlyList<string> paths, IReadOnlyList<string>? except = null, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan Rescan = TimeSpan.FromMilliseconds(500);

    /// <summary>How long nothing must happen before a change is told of: editors and checkouts write in bursts.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a burst may go on before it is told of all the same.</summary>
    private static readonly TimeSpan LongestBurst = TimeSpan.FromMilliseconds(400);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly FolderNotices _notices = new(paths);

    /// <summary>Why the operating system gives no notices, so that changes are seen half a second later; null where it gives them.</summary>
    public string? Problem => _notices.Problem;

    /// <summary>Calls back at once, and after every change, until it is told to stop.</summary>
    public async Task RunAsync(Action onChange, CancellationToken stopping)
    {
        FolderFingerprint? seen = null;
        while (!stopping.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            var found = FolderFingerprint.Of(paths, except);
            if (found != seen)
            {
                onChange();
                seen = found;
            }

            // A large folder is looked at less often, so that looking never takes more than a twentieth of one processor.
            var pause = TimeSpan.FromTicks(Math.Max(Rescan.Ticks, 20 * _time.GetElapsedTime(started).Ticks));
            await _notices.WaitAsync(pause, Quiet, LongestBurst, stopping);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _notices.Dispose();
}
