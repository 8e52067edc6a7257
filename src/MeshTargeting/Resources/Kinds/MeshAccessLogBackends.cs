using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Who gets lines; the field that belongs to <see cref="Type"/> must be present, the others are passed over.</summary>
public sealed record MeshAccessLogBackend
{
    /// <summary><c>Tcp</c>, <c>File</c> or <c>OpenTelemetry</c>.</summary>
    [Required]
    [OneOf("Tcp", "File", "OpenTelemetry")]
    [Doc("Type of the backend.")]
    public string? Type { get; init; }

    /// <summary>For type <c>Tcp</c>.</summary>
    [Doc("Settings for type Tcp.")]
    public MeshAccessLogTcp? Tcp { get; init; }

    /// <summary>For type <c>File</c>.</summary>
    [Doc("Settings for type File.")]
    public MeshAccessLogFile? File { get; init; }

    /// <summary>For type <c>OpenTelemetry</c>.</summary>
    [Doc("Settings for type OpenTelemetry.")]
    public MeshAccessLogOpenTelemetry? OpenTelemetry { get; init; }
}

/// <summary>A server that takes lines over TCP.</summary>
public sealed record MeshAccessLogTcp
{
    /// <summary>The form of a line; absent is Kuma's own.</summary>
    [Doc("Form of a line; that of Kuma when absent.")]
    public MeshAccessLogFormat? Format { get; init; }

    /// <summary>The server's host and port.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Host and port of the server, for example 127.0.0.1:5000.")]
    public string? Address { get; init; }
}

/// <summary>A file on the proxy's side.</summary>
public sealed record MeshAccessLogFile
{
    /// <summary>The form of a line; absent is Kuma's own.</summary>
    [Doc("Form of a line; that of Kuma when absent.")]
    public MeshAccessLogFormat? Format { get; init; }

    /// <summary>The absolute path of the file.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Absolute path of the file, for example /tmp/access.log.")]
    public string? Path { get; init; }
}

/// <summary>The form of a line. Envoy's placeholders (<c>%START_TIME%</c>) and Kuma's (<c>%KUMA_MESH%</c>) are filled in.</summary>
public sealed record MeshAccessLogFormat
{
    /// <summary><c>Plain</c> or <c>Json</c>.</summary>
    [Required]
    [OneOf("Plain", "Json")]
    [Doc("Whether a line is text or JSON.")]
    public string? Type { get; init; }

    /// <summary>The text, for type <c>Plain</c>.</summary>
    [Doc("The text for type Plain, for example [%START_TIME%] %KUMA_MESH% %UPSTREAM_HOST%.")]
    public string? Plain { get; init; }

    /// <summary>The members of the object, for type <c>Json</c>.</summary>
    [Doc("Members of the object for type Json.")]
    public IReadOnlyList<MeshAccessLogJson>? Json { get; init; }

    /// <summary>Whether placeholders without a value are left out rather than shown as a hyphen; absent is false.</summary>
    [Default(false)]
    [Doc("Whether placeholders without a value are left out.")]
    public bool? OmitEmptyValues { get; init; }
}

/// <summary>A member of a line in JSON.</summary>
public sealed record MeshAccessLogJson
{
    /// <summary>Its name.</summary>
    [Required]
    [Doc("Name of the member.")]
    public string? Key { get; init; }

    /// <summary>Its value; placeholders are filled in.</summary>
    [Required]
    [Doc("Value of the member, for example %START_TIME%.")]
    public string? Value { get; init; }
}

/// <summary>A collector that speaks OpenTelemetry.</summary>
public sealed record MeshAccessLogOpenTelemetry
{
    /// <summary>Attributes of every line.</summary>
    [Doc("Attributes of every line.")]
    public IReadOnlyList<MeshAccessLogField>? Attributes { get; init; }

    /// <summary>The body of a line: a text, or any value of OpenTelemetry's; absent is Kuma's own text.</summary>
    [Doc("Body of a line: a text, or any value of OpenTelemetry, for example {kvlistValue: {values: [{key: mesh, value: {stringValue: \"%KUMA_MESH%\"}}]}}.")]
    public JsonElement? Body { get; init; }

    /// <summary>The collector's host and port; excludes <see cref="BackendRef"/>, which it is deprecated in favour of.</summary>
    [Until("3.0")]
    [Default("")]
    [Doc("Host and port of the collector, for example otel-collector:4317; the port is 4317 when left out. Excludes backendRef. Deprecated: use backendRef.")]
    public string? Endpoint { get; init; }

    /// <summary>The collector as a resource; excludes <see cref="Endpoint"/>.</summary>
    [Doc("The collector as a MeshOpenTelemetryBackend. Excludes endpoint.")]
    public BackendResourceRef? BackendRef { get; init; }
}

/// <summary>An attribute of a line.</summary>
public sealed record MeshAccessLogField
{
    /// <summary>The attribute's name; no placeholders here.</summary>
    [Required]
    [Pattern("^[a-z]([a-z0-9]|[._][a-z0-9])*$")]
    [Doc("Name of the attribute, for example service.version. Placeholders are not filled in here.")]
    public string? Key { get; init; }

    /// <summary>Its value; placeholders are filled in.</summary>
    [Required]
    [Doc("Value of the attribute, for example %KUMA_MESH%.")]
    public string? Value { get; init; }
}
