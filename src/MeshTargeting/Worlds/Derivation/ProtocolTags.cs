using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>Protocols of inbounds (pkg/core/metadata/protocol.go, ProtocolTagFor in inbound_converter.go).</summary>
public static class ProtocolTags
{
    /// <summary>A protocol that Kuma knows, in lower case; null for others.</summary>
    public static string? Parse(string? protocol) => protocol?.ToLowerInvariant() switch
    {
        { } known and ("http" or "http2" or "tcp" or "tls" or "grpc" or "kafka" or "mysql") => known,
        _ => null,
    };

    /// <summary>
    /// The protocol of a Service's port: its appProtocol where Kuma knows it, else the annotation
    /// <c>PORT.service.kuma.io/protocol</c>, whatever it says, else <c>tcp</c>; in lower case.
    /// </summary>
    public static string Of(Resource<ServiceSpec> service, ServicePort port)
    {
        var annotation = string.Create(CultureInfo.InvariantCulture, $"{port.Port ?? 0}.service.kuma.io/protocol");
        var protocol = Parse(port.AppProtocol) ?? service.Metadata.Annotations.GetValueOrDefault(annotation);
        return string.IsNullOrEmpty(protocol) ? "tcp" : protocol.ToLowerInvariant();
    }
}
