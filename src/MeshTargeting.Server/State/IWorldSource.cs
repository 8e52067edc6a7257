namespace MeshTargeting.Server.State;

/// <summary>Where the World comes from: a folder or a cluster.</summary>
internal interface IWorldSource
{
    /// <summary>What is still missing before there is a World, for people; empty where it is there.</summary>
    IReadOnlyList<string> Missing { get; }

    /// <summary>How it stands with each kind that is watched, by name; null where nothing of the kind goes on.</summary>
    IReadOnlyList<WatchReading>? Watches { get; }
}
