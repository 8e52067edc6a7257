using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Mutual TLS of a mesh.</summary>
public sealed record MeshMtls
{
    /// <summary>The name of the backend in use; absent or empty is mutual TLS off.</summary>
    [Doc("Name of the certificate authority in use; mutual TLS is off when it is absent.")]
    public string? EnabledBackend { get; init; }

    /// <summary>Certificate authorities.</summary>
    [Doc("Certificate authorities.")]
    public IReadOnlyList<MeshCertificateAuthority>? Backends { get; init; }

    /// <summary>Whether to skip the check that a change of authority cannot break the mesh.</summary>
    [Doc("Whether to skip the validation of certificate authorities.")]
    public bool? SkipValidation { get; init; }
}

/// <summary>A certificate authority.</summary>
public sealed record MeshCertificateAuthority
{
    /// <summary>Its name.</summary>
    [Doc("Name of the certificate authority.")]
    public string? Name { get; init; }

    /// <summary>builtin, provided, or that of a plugin.</summary>
    [Doc("Type of the certificate authority, for example builtin or provided.")]
    public string? Type { get; init; }

    /// <summary>Certificates of proxies.</summary>
    [Doc("Certificates of the data plane proxies.")]
    public MeshDataplaneCertificate? DpCert { get; init; }

    /// <summary>Settings of the type.</summary>
    [Doc("Settings, by the type of the certificate authority.")]
    public IReadOnlyDictionary<string, JsonElement>? Conf { get; init; }

    /// <summary>STRICT (when absent) or PERMISSIVE.</summary>
    [ProtobufEnum("STRICT", "PERMISSIVE")]
    [Doc("STRICT refuses plain traffic, PERMISSIVE accepts it beside mutual TLS.")]
    public string? Mode { get; init; }

    /// <summary>The chain of root certificates.</summary>
    [Doc("Chain of root certificates.")]
    public MeshRootChain? RootChain { get; init; }
}

/// <summary>Certificates of proxies.</summary>
public sealed record MeshDataplaneCertificate
{
    /// <summary>When they are renewed.</summary>
    [Doc("Renewal of the certificates.")]
    public MeshCertificateRotation? Rotation { get; init; }

    /// <summary>How long a request for one may take.</summary>
    [Duration]
    [Doc("How long a request for a certificate may take.")]
    public string? RequestTimeout { get; init; }
}

/// <summary>When certificates are renewed.</summary>
public sealed record MeshCertificateRotation
{
    /// <summary>How long they are valid, for example <c>1d</c>.</summary>
    [Doc("How long a certificate is valid, for example 1d.")]
    public string? Expiration { get; init; }
}

/// <summary>The chain of root certificates.</summary>
public sealed record MeshRootChain
{
    /// <summary>How long a request for it may take.</summary>
    [Duration]
    [Doc("How long a request for the chain may take.")]
    public string? RequestTimeout { get; init; }
}

/// <summary>Backends of traces.</summary>
public sealed record MeshTracing
{
    /// <summary>The backend for policies that name none.</summary>
    [Doc("Name of the backend for policies that name none.")]
    public string? DefaultBackend { get; init; }

    /// <summary>The backends.</summary>
    [Doc("The backends.")]
    public IReadOnlyList<MeshTracingBackend>? Backends { get; init; }
}

/// <summary>A backend of traces.</summary>
public sealed record MeshTracingBackend
{
    /// <summary>Its name.</summary>
    [Doc("Name of the backend.")]
    public string? Name { get; init; }

    /// <summary>The share of requests that are traced, in percent; absent is 100.</summary>
    [Doc("Share of the requests that are traced, in percent.")]
    public double? Sampling { get; init; }

    /// <summary>zipkin or datadog.</summary>
    [Doc("Type of the backend: zipkin or datadog.")]
    public string? Type { get; init; }

    /// <summary>Settings of the type.</summary>
    [Doc("Settings, by the type of the backend.")]
    public IReadOnlyDictionary<string, JsonElement>? Conf { get; init; }
}

/// <summary>Backends of access logs.</summary>
public sealed record MeshLogging
{
    /// <summary>The backend for policies that name none.</summary>
    [Doc("Name of the backend for policies that name none.")]
    public string? DefaultBackend { get; init; }

    /// <summary>The backends.</summary>
    [Doc("The backends.")]
    public IReadOnlyList<MeshLoggingBackend>? Backends { get; init; }
}

/// <summary>A backend of access logs.</summary>
public sealed record MeshLoggingBackend
{
    /// <summary>Its name.</summary>
    [Doc("Name of the backend.")]
    public string? Name { get; init; }

    /// <summary>The format of a line, with Envoy's and Kuma's placeholders.</summary>
    [Doc("Format of a line.")]
    public string? Format { get; init; }

    /// <summary>file or tcp.</summary>
    [Doc("Type of the backend: file or tcp.")]
    public string? Type { get; init; }

    /// <summary>Settings of the type.</summary>
    [Doc("Settings, by the type of the backend.")]
    public IReadOnlyDictionary<string, JsonElement>? Conf { get; init; }
}

/// <summary>Backends of metrics.</summary>
public sealed record MeshMetrics
{
    /// <summary>The name of the backend in use; absent is none.</summary>
    [Doc("Name of the backend in use; none when it is absent.")]
    public string? EnabledBackend { get; init; }

    /// <summary>The backends.</summary>
    [Doc("The backends.")]
    public IReadOnlyList<MeshMetricsBackend>? Backends { get; init; }
}

/// <summary>A backend of metrics (api/mesh/v1alpha1/metrics.proto).</summary>
public sealed record MeshMetricsBackend
{
    /// <summary>Its name.</summary>
    [Doc("Name of the backend.")]
    public string? Name { get; init; }

    /// <summary>prometheus.</summary>
    [Doc("Type of the backend: prometheus.")]
    public string? Type { get; init; }

    /// <summary>Settings of the type.</summary>
    [Doc("Settings, by the type of the backend.")]
    public IReadOnlyDictionary<string, JsonElement>? Conf { get; init; }
}
