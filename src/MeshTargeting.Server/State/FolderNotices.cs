using System.Threading.Channels;

namespace MeshTargeting.Server.State;

/// <summary>Notices of the operating system that something below a folder changed; what changed is not asked.</summary>
internal sealed class FolderNotices : IDisposable
{
    private readonly Channel<bool> _notices = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly FileSystemWatcher? _watcher;

    public FolderNotices(string path, ILogger logger)
    {
        var full = Path.GetFullPath(path);
        var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        try
        {
            _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            _watcher.Changed += (_, _) => Note();
            _watcher.Created += (_, _) => Note();
            _watcher.Deleted += (_, _) => Note();
            _watcher.Renamed += (_, _) => Note();
            _watcher.Error += (_, _) => Note();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The system's limit of watches, most often. The folder is compared twice a second anyway.
            logger.LogWarning("No notices of changes in {Folder}: {Reason}", folder, e.Message);
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    /// <summary>Waits until something changed and then was quiet for a moment, or until the time is up.</summary>
    /// <param name="atMost">How long to wait for a change.</param>
    /// <param name="quiet">How long a burst of changes must be over.</param>
    /// <param name="longestBurst">How long a burst is waited for.</param>
    /// <param name="stopping">Ends the wait at once, without an exception.</param>
    public async Task WaitAsync(TimeSpan atMost, TimeSpan quiet, TimeSpan longestBurst, CancellationToken stopping)
    {
        if (!await NextAsync(atMost, stopping))
        {
            return;
        }

        using var burst = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        burst.CancelAfter(longestBurst);
        while (!burst.IsCancellationRequested && await NextAsync(quiet, burst.Token))
        {
        }
    }

    public void Dispose() => _watcher?.Dispose();

    private void Note() => _notices.Writer.TryWrite(true);

    private async Task<bool> NextAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(atMost);
        try
        {
            return await _notices.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
