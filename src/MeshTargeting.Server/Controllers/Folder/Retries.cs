namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>When files that could not be written are tried again: later and later.</summary>
/// <param name="time">The clock.</param>
internal sealed class Retries(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Attempt> _attempts = [];

    /// <summary>How long until the next file is due; null where none waits.</summary>
    public TimeSpan? Next => _attempts.Count == 0 ? null : _attempts.Values.Min(Left);

    /// <summary>Whether a file may be tried.</summary>
    public bool IsDue(string path) => !_attempts.TryGetValue(path, out var attempt) || Left(attempt) <= TimeSpan.Zero;

    /// <summary>A file could not be written; true where that is news.</summary>
    public bool Failed(string path, string reason)
    {
        var before = _attempts.GetValueOrDefault(path);
        var count = (before?.Count ?? 0) + 1;
        var pause = First * Math.Pow(2, Math.Min(count - 1, 30));
        _attempts[path] = new Attempt(count, reason, time.GetTimestamp(), pause < Longest ? pause : Longest);
        return before?.Reason != reason;
    }

    /// <summary>A file is as it is to be.</summary>
    public void Succeeded(string path) => _attempts.Remove(path);

    /// <summary>Forgets the files that nobody wants to write any more.</summary>
    public void KeepOnly(IReadOnlySet<string> paths)
    {
        foreach (var path in _attempts.Keys.Where(path => !paths.Contains(path)).ToList())
        {
            _attempts.Remove(path);
        }
    }

    private TimeSpan Left(Attempt attempt) => attempt.Pause - time.GetElapsedTime(attempt.At);

    private sealed record Attempt(int Count, string Reason, long At, TimeSpan Pause);
}
