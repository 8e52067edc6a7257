using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>What the control plane says of a policy that refers to backends (MeshAccessLog, MeshMetric, MeshTrace).</summary>
public sealed record PolicyStatus
{
    /// <summary>Conditions.</summary>
    [Doc("Conditions of the policy.")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
