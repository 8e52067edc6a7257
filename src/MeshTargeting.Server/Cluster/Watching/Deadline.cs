namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>An end that comes when time is up, or when something else is cancelled.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    private Deadline(TimeSpan after, TimeProvider time, CancellationToken cancellation)
    {
        _time = new CancellationTokenSource(after, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellation);
    }

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token => _both.Token;

    /// <summary>Whether the end came because time was up.</summary>
    public bool IsUp => _time.IsCancellationRequested;

    /// <summary>Sets an end.</summary>
    public static Deadline Of(TimeSpan after, TimeProvider time, CancellationToken cancellation) => new(after, time, cancellation);

    /// <summary>Begins anew to count; too late where time is up.</summary>
    public void Extend(TimeSpan after) => _time.CancelAfter(after);

    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
