using System.Threading.Channels;

namespace MeshTargeting.Files;

/// <summary>Notices of the operating system that something below some paths changed; what changed is not asked.</summary>
internal sealed class FolderNotices : IDisposable
{
    private readonly Channel<bool> _notices = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly List<FileSystemWatcher> _watchers = [];

    public FolderNotices(IEnumerable<string> paths)
    {
        foreach (var (folder, isDeep) in paths.Select(Watched).Distinct())
        {
            Watch(folder, isDeep);
        }
    }

    /// <summary>Why there are no notices of a path; null where there are of all.</summary>
    public string? Problem { get; private set; }

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

    public void Dispose() => _watchers.ForEach(w => w.Dispose());

    /// <summary>A folder with all below it; a file by the folder that it is in.</summary>
    private static (string Folder, bool IsDeep) Watched(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) ? (full, true) : (Path.GetDirectoryName(full)!, false);
    }

    private void Watch(string folder, bool isDeep)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = isDeep };
            watcher.Changed += (_, _) => Note();
            watcher.Created += (_, _) => Note();
            watcher.Deleted += (_, _) => Note();
            watcher.Renamed += (_, _) => Note();
            watcher.Error += (_, _) => Note();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The system's limit of watches, most often.
            Problem = e.Message;
            watcher?.Dispose();
        }
    }

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
