using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Headers that a message gets; one for a name.</summary>
public sealed record HeaderAdditions
{
    /// <summary>Headers that are overwritten.</summary>
    [ListMapKeys("name")]
    [MaxItems(16)]
    [Doc("Headers that are overwritten.")]
    public IReadOnlyList<HeaderKeyValue>? Set { get; init; }

    /// <summary>Headers that are added to those that are there.</summary>
    [ListMapKeys("name")]
    [MaxItems(16)]
    [Doc("Headers that are added to those that are there.")]
    public IReadOnlyList<HeaderKeyValue>? Add { get; init; }
}
