using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Who gets traces; the field that belongs to <see cref="Type"/> must be present, the others are passed over.</summary>
public sealed record MeshTraceBackend
{
    /// <summary><c>Zipkin</c>, <c>Datadog</c> or <c>OpenTelemetry</c>.</summary>
    [Required]
    [OneOf("Zipkin", "Datadog", "OpenTelemetry")]
    [Doc("Type of the backend.")]
    public string? Type { get; init; }

    /// <summary>For type <c>Zipkin</c>.</summary>
    [Doc("Settings for type Zipkin.")]
    public MeshTraceZipkin? Zipkin { get; init; }

    /// <summary>For type <c>Datadog</c>.</summary>
    [Doc("Settings for type Datadog.")]
    public MeshTraceDatadog? Datadog { get; init; }

    /// <summary>For type <c>OpenTelemetry</c>.</summary>
    [Doc("Settings for type OpenTelemetry.")]
    public MeshTraceOpenTelemetry? OpenTelemetry { get; init; }
}

/// <summary>A Zipkin collector, or one that speaks like it.</summary>
public sealed record MeshTraceZipkin
{
    /// <summary>The collector's URL.</summary>
    [Required]
    [Doc("URL of the collector, for example http://jaeger-collector:9411/api/v2/spans.")]
    public string? Url { get; init; }

    /// <summary>Whether identifiers of traces have 128 bits rather than 64; absent is false.</summary>
    [Default(false)]
    [Doc("Whether identifiers of traces have 128 bits rather than 64.")]
    public bool? TraceId128bit { get; init; }

    /// <summary>The form of the messages, <c>httpJson</c> or <c>httpProto</c>; absent is <c>httpJson</c>.</summary>
    [Default("httpJson")]
    [OneOf("httpJson", "httpProto")]
    [Doc("Form of the messages to the collector.")]
    public string? ApiVersion { get; init; }

    /// <summary>Whether the spans of client and server are one; absent is true.</summary>
    [Default(true)]
    [Doc("Whether the spans of client and server share one context.")]
    public bool? SharedSpanContext { get; init; }
}

/// <summary>A Datadog agent.</summary>
public sealed record MeshTraceDatadog
{
    /// <summary>The agent's URL: <c>http</c>, a host and a port, and nothing else.</summary>
    [Required]
    [Doc("URL of the agent: http, a host and a port, without a path. For example http://my-agent:8080.")]
    public string? Url { get; init; }

    /// <summary>Whether a service is named apart by direction and destination (<c>backend_INBOUND</c>); absent is false.</summary>
    [Default(false)]
    [Doc("Whether the name of a service tells direction and destination too, for example backend_INBOUND and backend_OUTBOUND_db1.")]
    public bool? SplitService { get; init; }
}

/// <summary>A collector that speaks OpenTelemetry.</summary>
public sealed record MeshTraceOpenTelemetry
{
    /// <summary>The collector's host and port; excludes <see cref="BackendRef"/>, which it is deprecated in favour of.</summary>
    [Until("3.0")]
    [Default("")]
    [Doc("Host and port of the collector, for example otel-collector:4317. Excludes backendRef. Deprecated: use backendRef.")]
    public string? Endpoint { get; init; }

    /// <summary>The collector as a resource; excludes <see cref="Endpoint"/>.</summary>
    [Doc("The collector as a MeshOpenTelemetryBackend. Excludes endpoint.")]
    public BackendResourceRef? BackendRef { get; init; }
}
