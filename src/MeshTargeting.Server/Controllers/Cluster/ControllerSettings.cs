namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>How often controllers plan, and how fast they write.</summary>
internal sealed record ControllerSettings
{
    /// <summary>What happens within this time after a plan is gathered for the next one.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How many objects of a kind are written at a time.</summary>
    public int WritesAtATime { get; init; } = 8;

    /// <summary>How many writes of a kind there may be each second; an API server has others to serve.</summary>
    public int WritesPerSecond { get; init; } = 200;

    /// <summary>How many writes of a kind may come at once after a quiet time.</summary>
    public int Burst { get; init; } = 400;

    /// <summary>The wait after a first write of an object that was to no avail; twice as long after each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait before an object is written once more.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write may take. Less than what lies between losing a Lease and another replica's taking it.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a written object is remembered when the cluster shows nothing of it: it may be gone again already.</summary>
    public TimeSpan Remember { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A number from 0 to 1 by chance.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>How long to wait after so many writes of an object that were to no avail.</summary>
    /// <param name="attempts">How many there were; at least 1.</param>
    public TimeSpan PauseAfter(int attempts)
    {
        var doubled = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 30));
        return (doubled < LongestPause ? doubled : LongestPause) * (1 + (Chance() / 2));
    }
}
