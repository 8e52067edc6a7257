using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>
/// A reference to a collector of telemetry (api/common/v1alpha1/targetref.go). Of several that have the labels, the oldest is meant.
/// </summary>
public sealed record BackendResourceRef
{
    /// <summary>The kind of the collector; there is one only.</summary>
    [Required]
    [OneOf("MeshOpenTelemetryBackend")]
    [Doc("Kind of the backend.")]
    public string? Kind { get; init; }

    /// <summary>The labels that the collector has; one at least.</summary>
    [LeftOutWhenEmpty]
    [Doc("Labels that the backend has. Of several that have them, the oldest is meant.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
