using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>The versions of TLS that may be spoken (api/common/v1alpha1/tls).</summary>
public sealed record TlsVersion
{
    /// <summary>The newest; absent is TLSAuto.</summary>
    [Default("TLSAuto")]
    [OneOf("TLSAuto", "TLS10", "TLS11", "TLS12", "TLS13")]
    [Doc("Newest version that may be spoken; TLSAuto leaves it to Envoy.")]
    public string? Max { get; init; }

    /// <summary>The oldest; absent is TLSAuto.</summary>
    [Default("TLSAuto")]
    [OneOf("TLSAuto", "TLS10", "TLS11", "TLS12", "TLS13")]
    [Doc("Oldest version that may be spoken; TLSAuto leaves it to Envoy.")]
    public string? Min { get; init; }
}
