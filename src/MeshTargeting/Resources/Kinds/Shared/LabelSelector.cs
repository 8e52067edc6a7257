using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A selector by labels.</summary>
public sealed record LabelSelector
{
    /// <summary>Labels that must all be there with these values; null and empty match everything.</summary>
    [Doc("Labels that must all be present with these values.")]
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }
}
