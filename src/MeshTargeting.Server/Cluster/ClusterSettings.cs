namespace MeshTargeting.Server.Cluster;

/// <summary>How lists and watches are made.</summary>
internal sealed record ClusterSettings
{
    /// <summary>How many objects a page of a list has.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>How many kinds are listed at a time: pages are held in memory, and an API server has others to serve.</summary>
    public int ListsAtATime { get; init; } = 4;

    /// <summary>How long the API server may take to answer: to send a page, to begin a watch.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a watch may be silent before it is begun anew. An API server sends a bookmark every minute where nothing happens; a watch
    /// that misses three of them is likely dead, though its connection may look alive.
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For how long a watch is asked for: from this to twice as long, by chance, so that not all of them end together.</summary>
    public TimeSpan WatchFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the API server is asked whether a kind that it did not know is there by now.</summary>
    public TimeSpan DiscoverEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a first failure; twice as long after each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest wait after failures.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so many failures in a row a watch is not resumed, and everything is listed anew.</summary>
    public int FailuresToListAnew { get; init; } = 3;

    /// <summary>How long changes are gathered before they make another World.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>A number from 0 to 1 by chance.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}
