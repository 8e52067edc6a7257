namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>How long to wait after failures: twice as long after each, up to a limit, and by chance up to twice that.</summary>
internal sealed class Backoff(ClusterSettings settings, TimeProvider time)
{
    private int _failures;

    /// <summary>How many failures in a row there were.</summary>
    public int Failures => _failures;

    /// <summary>All is well again.</summary>
    public void Reset() => _failures = 0;

    /// <summary>Waits after a failure.</summary>
    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(Next(), time, cancellation);

    /// <summary>How long to wait after one more failure.</summary>
    internal TimeSpan Next()
    {
        var doubled = settings.FirstPause * Math.Pow(2, Math.Min(_failures++, 30));
        return (doubled < settings.LongestPause ? doubled : settings.LongestPause) * (1 + settings.Chance());
    }
}
