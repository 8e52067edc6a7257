using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>What the control plane says of a policy that refers to backends, and of the backend (MeshAccessLog, MeshMetric, MeshTrace, MeshOpenTelemetryBackend).</summary>
public sealed record PolicyStatus
{
    /// <summary>Conditions.</summary>
    [Doc("Conditions of this resource.")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
