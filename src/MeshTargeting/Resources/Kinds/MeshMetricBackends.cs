using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Who gets metrics; the field that belongs to <see cref="Type"/> must be present.</summary>
public sealed record MeshMetricBackend
{
    /// <summary><c>Prometheus</c> or <c>OpenTelemetry</c>.</summary>
    [Required]
    [OneOf("Prometheus", "OpenTelemetry")]
    [Doc("Type of the backend.")]
    public string? Type { get; init; }

    /// <summary>For type <c>Prometheus</c>.</summary>
    [Doc("Settings for type Prometheus.")]
    public MeshMetricPrometheus? Prometheus { get; init; }

    /// <summary>For type <c>OpenTelemetry</c>.</summary>
    [Doc("Settings for type OpenTelemetry.")]
    public MeshMetricOpenTelemetry? OpenTelemetry { get; init; }
}

/// <summary>An endpoint of the proxy that Prometheus collects from.</summary>
public sealed record MeshMetricPrometheus
{
    /// <summary>By which name the collecting Prometheus asks Kuma for proxies; absent is every Prometheus.</summary>
    [Doc("Name by which Prometheus asks for the proxies to collect from; any when absent.")]
    public string? ClientId { get; init; }

    /// <summary>The port of the endpoint; absent is 5670.</summary>
    [Default(5670)]
    [Doc("Port of the endpoint on the proxy.")]
    public uint? Port { get; init; }

    /// <summary>The path of the endpoint; absent is <c>/metrics</c>.</summary>
    [Default("/metrics")]
    [Doc("Path of the endpoint on the proxy.")]
    public string? Path { get; init; }

    /// <summary>TLS of the endpoint.</summary>
    [Doc("TLS of the endpoint on the proxy.")]
    public MeshMetricTls? Tls { get; init; }
}

/// <summary>TLS of the endpoint that Prometheus collects from.</summary>
public sealed record MeshMetricTls
{
    /// <summary>
    /// <c>Disabled</c>; <c>ProvidedTLS</c>, with the certificate that KUMA_DATAPLANE_RUNTIME_METRICS_CERT_PATH and _KEY_PATH of the
    /// proxy name; <c>ActiveMTLSBackend</c>, with that of the mesh. Absent is <c>Disabled</c>.
    /// </summary>
    [Default("Disabled")]
    [OneOf("Disabled", "ProvidedTLS", "ActiveMTLSBackend")]
    [Doc("Whose certificate is shown: none, one that the operator gives to the proxy, or that of the mesh.")]
    public string? Mode { get; init; }
}

/// <summary>A collector that speaks OpenTelemetry.</summary>
public sealed record MeshMetricOpenTelemetry
{
    /// <summary>The collector's host and port; excludes <see cref="BackendRef"/>, which it is deprecated in favour of.</summary>
    [Until("3.0")]
    [Default("")]
    [Doc("Host and port of the collector, for example otel-collector:4317. Excludes backendRef. Deprecated: use backendRef.")]
    public string? Endpoint { get; init; }

    /// <summary>The collector as a resource; excludes <see cref="Endpoint"/>.</summary>
    [Doc("The collector as a MeshOpenTelemetryBackend. Excludes endpoint.")]
    public BackendResourceRef? BackendRef { get; init; }

    /// <summary>How often metrics are sent; absent is 30s.</summary>
    [Duration]
    [Doc("How often metrics are sent to the collector; every 30s when absent.")]
    public string? RefreshInterval { get; init; }
}
