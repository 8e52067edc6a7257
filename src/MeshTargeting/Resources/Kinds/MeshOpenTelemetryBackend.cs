namespace MeshTargeting.Resources.Kinds;

/// <summary>A collector of telemetry that policies refer to (pkg/core/resources/apis/meshopentelemetrybackend).</summary>
public sealed record MeshOpenTelemetryBackendSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshOpenTelemetryBackendSpec> Descriptor = new(static () => ModelJson.Default.MeshOpenTelemetryBackendSpec)
    {
        Name = "MeshOpenTelemetryBackend",
        Plural = "meshopentelemetrybackends",
        ShortName = "motb",
        Description = "MeshOpenTelemetryBackend is a collector of telemetry that policies refer to.",
    };
}
