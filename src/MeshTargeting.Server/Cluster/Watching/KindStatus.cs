using MeshTargeting.Resources;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>How it stands with the watch of one kind. Written by its watch, read by whoever asks.</summary>
internal sealed class KindStatus(KindDescriptor kind, TimeProvider time)
{
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _heard;
    private int _objects;
    private int _unreadable;
    private long _lists;
    private long _failures;
    private volatile bool _isInstalled = true;
    private volatile string? _problem;

    /// <summary>The kind.</summary>
    public KindDescriptor Kind { get; } = kind;

    /// <summary>Done when all its objects have been listed once, or the API server has said that it does not know the kind.</summary>
    public Task Synced => _synced.Task;

    /// <summary>False while the API server does not know the kind: its definition is not installed.</summary>
    public bool IsInstalled => _isInstalled;

    /// <summary>How many objects there are, those that cannot be read included.</summary>
    public int Objects => Volatile.Read(ref _objects);

    /// <summary>How many of them cannot be read.</summary>
    public int Unreadable => Volatile.Read(ref _unreadable);

    /// <summary>How often all objects have been listed.</summary>
    public long Lists => Interlocked.Read(ref _lists);

    /// <summary>How often a list or watch has failed.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Why there is no word from the API server at present; null where there is.</summary>
    public string? Problem => _problem;

    /// <summary>How long ago the API server last gave a sign: a list, an event, a bookmark. Null before the first, and without the kind.</summary>
    public TimeSpan? Age => Synced.IsCompleted && IsInstalled ? time.GetElapsedTime(Interlocked.Read(ref _heard)) : null;

    /// <summary>The API server gave a sign.</summary>
    public void Heard()
    {
        Interlocked.Exchange(ref _heard, time.GetTimestamp());
        _problem = null;
    }

    /// <summary>So many objects there are.</summary>
    public void Holds(int objects, int unreadable)
    {
        Volatile.Write(ref _objects, objects);
        Volatile.Write(ref _unreadable, unreadable);
    }

    /// <summary>All objects have been listed.</summary>
    public void Listed()
    {
        Interlocked.Increment(ref _lists);
        _isInstalled = true;
        Heard();
        _synced.TrySetResult();
    }

    /// <summary>The API server does not know the kind.</summary>
    public void Absent()
    {
        _isInstalled = false;
        Heard();
        _synced.TrySetResult();
    }

    /// <summary>A list or watch failed.</summary>
    /// <returns>Whether that is news: what fails again in the same way is not.</returns>
    public bool Failed(string problem)
    {
        Interlocked.Increment(ref _failures);
        var isNews = _problem != problem;
        _problem = problem;
        return isNews;
    }
}
