using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>TLS of a listener.</summary>
public sealed record MeshGatewayTls
{
    /// <summary>TERMINATE or PASSTHROUGH; NONE, which is refused, when absent.</summary>
    [ProtobufEnum("NONE", "TERMINATE", "PASSTHROUGH")]
    [Doc("TERMINATE ends TLS at the gateway, PASSTHROUGH leaves it to the service.")]
    public string? Mode { get; init; }

    /// <summary>One certificate or, for RSA and ECDSA, two; each with its key.</summary>
    [Doc("Certificates with their keys: one, or one for RSA and one for ECDSA.")]
    public IReadOnlyList<MeshGatewayCertificate>? Certificates { get; init; }

    /// <summary>Reserved; it has no fields.</summary>
    [Doc("Reserved for options of TLS.")]
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }
}

/// <summary>Where a certificate is found (api/system/v1alpha1/datasource.proto); of several the last counts.</summary>
public sealed record MeshGatewayCertificate
{
    /// <summary>The name of a Secret.</summary>
    [Doc("Name of a Secret.")]
    public string? Secret { get; init; }

    /// <summary>A file of the control plane's.</summary>
    [Doc("Path of a file at the control plane.")]
    public string? File { get; init; }

    /// <summary>The bytes in Base64.</summary>
    [Format("byte")]
    [Doc("The certificate and its key in Base64.")]
    public string? Inline { get; init; }

    /// <summary>The text.</summary>
    [Doc("The certificate and its key as text.")]
    public string? InlineString { get; init; }
}
