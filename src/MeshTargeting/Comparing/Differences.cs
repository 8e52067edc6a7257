using MeshTargeting.Comparing.Changes;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing;

/// <summary>What is otherwise in a second World than in a first, for whom and why.</summary>
public sealed record Differences
{
    /// <summary>The first World.</summary>
    public required World Base { get; init; }

    /// <summary>The second World.</summary>
    public required World Head { get; init; }

    /// <summary>
    /// Every change, those of one cause together: causes by weight (access, traffic, settings, what else, what has no effect), then by
    /// identity. The order of the input never shows.
    /// </summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>
    /// The proxies, of those that stand in both Worlds, whose effective rules differ: settings, traffic or access; by identity.
    /// </summary>
    public required IReadOnlyList<ResourceId> Proxies { get; init; }

    /// <summary>How many proxies stand in both Worlds.</summary>
    public required int ComparedProxies { get; init; }

    /// <summary>True where nothing is otherwise.</summary>
    public bool IsEmpty => Changes.Count == 0;
}
