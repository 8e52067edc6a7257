using MeshTargeting.Findings;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect;

/// <summary>What is known of one resource that a user asks about.</summary>
/// <typeparam name="T">The answer.</typeparam>
public sealed record InspectResult<T>
    where T : class
{
    /// <summary>The answer; null where the name means no resource, or more than one.</summary>
    public required T? Answer { get; init; }

    /// <summary>Why there is no answer, without a full stop; null where there is one.</summary>
    public required string? Problem { get; init; }

    /// <summary>What could not be read of the judged texts, with places: the answer knows nothing of it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What could not be read of the context.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }

    /// <summary>The World that was asked.</summary>
    public required World World { get; init; }

    /// <summary>An error where a text could not be read; null where all is well.</summary>
    public Severity? Worst => Findings.Count == 0 ? null : Findings.Max(f => f.Severity);
}
