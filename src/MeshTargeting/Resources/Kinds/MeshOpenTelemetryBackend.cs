using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>
/// A collector of telemetry that policies refer to (pkg/core/resources/apis/meshopentelemetrybackend). An empty one is right: each
/// proxy then sends to the collector on its own node.
/// </summary>
public sealed record MeshOpenTelemetryBackendSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshOpenTelemetryBackendSpec> Descriptor =
        new(static () => ModelJson.Default.MeshOpenTelemetryBackendSpec, static () => ModelJson.Default.PolicyStatus)
        {
            Name = "MeshOpenTelemetryBackend",
            Plural = "meshopentelemetrybackends",
            Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
            SystemNamespaceOnly = true,
            ShortName = "motb",
            Description = "MeshOpenTelemetryBackend is a collector of telemetry that policies refer to.",
        };

    /// <summary>Where the collector listens; absent is the proxy's own node, port 4317.</summary>
    [Doc("Where the collector listens; port 4317 of the proxy's own node when absent.")]
    public MeshOpenTelemetryEndpoint? Endpoint { get; init; }

    /// <summary>How the collector is spoken to, <c>grpc</c> or <c>http</c>; absent is <c>grpc</c>.</summary>
    [OneOf("grpc", "http")]
    [Doc("Protocol that the collector speaks; grpc when absent.")]
    public string? Protocol { get; init; }

    /// <summary>What the environment variables of OpenTelemetry have to say; absent is as if present and empty.</summary>
    [Doc("What the environment variables OTEL_EXPORTER_OTLP_* of the proxy have to say.")]
    public MeshOpenTelemetryEnv? Env { get; init; }
}

/// <summary>Where a collector listens.</summary>
public sealed record MeshOpenTelemetryEndpoint
{
    /// <summary>A host name or an IP address; absent is the proxy's own node.</summary>
    [Doc("Host name or IP address; the proxy's own node when absent.")]
    public string? Address { get; init; }

    /// <summary>The port; absent is 4317.</summary>
    [Doc("Port; 4317 when absent.")]
    public int? Port { get; init; }

    /// <summary>What stands before <c>/v1/traces</c> and its like; with protocol <c>http</c> only.</summary>
    [Doc("Path before /v1/traces, /v1/metrics and /v1/logs; only with protocol http.")]
    public string? Path { get; init; }
}

/// <summary>What environment variables have to say beside the fields of a backend.</summary>
public sealed record MeshOpenTelemetryEnv
{
    /// <summary>Whether variables are read: <c>Disabled</c>, <c>Optional</c> or <c>Required</c>.</summary>
    [Default("Optional")]
    [OneOf("Disabled", "Optional", "Required")]
    [Doc("Whether variables are read: not at all, where there are any, or so that nothing is sent without them.")]
    public string? Mode { get; init; }

    /// <summary>What wins where both speak: <c>ExplicitFirst</c> is the fields, <c>EnvFirst</c> the variables.</summary>
    [Default("EnvFirst")]
    [OneOf("ExplicitFirst", "EnvFirst")]
    [Doc("What wins where both speak: the fields of the backend, or the variables.")]
    public string? Precedence { get; init; }

    /// <summary>Whether variables of one signal (traces, metrics, logs) win over those of all; absent is true.</summary>
    [Doc("Whether variables of one signal win over those of all signals; true when absent.")]
    public bool? AllowSignalOverrides { get; init; }
}
