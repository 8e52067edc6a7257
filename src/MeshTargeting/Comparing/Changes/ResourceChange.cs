using MeshTargeting.Resources;

namespace MeshTargeting.Comparing.Changes;

/// <summary>A destination, a proxy or a mesh has come, has gone or is otherwise.</summary>
public sealed record ResourceChange : Change
{
    /// <summary>The resource.</summary>
    public required ResourceId Resource { get; init; }

    /// <summary>What has become of it.</summary>
    public required CauseVerb Verb { get; init; }

    /// <summary>What there is to say of it: its ports, who serves it, what of it is otherwise; without a full stop.</summary>
    public required IReadOnlyList<string> Details { get; init; }
}
