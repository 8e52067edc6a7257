using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>Protocols of ports and services as Kuma tells them apart (pkg/core/metadata/protocol.go; meshroute/listeners.go).</summary>
internal static class PortProtocol
{
    /// <summary>What Kuma calls the protocol of a service of which it knows none.</summary>
    public const string Unknown = "<unknown>";

    /// <summary>Whether an outbound counts as HTTP, whatever the case of the letters.</summary>
    public static bool IsHttpBased(string protocol) => IsHttp(Lower(protocol));

    /// <summary>Whether an HTTP route sends traffic to a port of this protocol, which must be written just so.</summary>
    public static bool IsHttp(string protocol) => protocol is "http" or "http2" or "grpc";

    /// <summary>Whether Kuma forwards plain connections to a port of this protocol; to one of a word that it does not know it does not.</summary>
    public static bool IsForwarded(string protocol, KumaSemantics semantics) =>
        IsHttp(protocol) || protocol is "tcp" or Unknown || (protocol == "kafka" && semantics.AcceptsKafka);

    /// <summary>
    /// The protocol of an inbound as written: the field, else the tag, else tcp (GetProtocolFallback in
    /// api/mesh/v1alpha1/dataplane_helpers.go).
    /// </summary>
    public static string Of(DataplaneInbound inbound) =>
        !string.IsNullOrEmpty(inbound.Protocol) ? inbound.Protocol : inbound.Tags?.GetValueOrDefault(KumaLabels.ProtocolTag) ?? "tcp";

    /// <summary>A tag as a protocol; <see cref="Unknown"/> for other words.</summary>
    public static string Parse(string? tag)
    {
        var word = Lower(tag ?? "");
        return word == "mysql" || StackOf(word).Length > 0 ? word : Unknown;
    }

    /// <summary>The protocol that two have in common (GetCommonProtocol): grpc is also http2, and all of them are tcp.</summary>
    public static string Common(string a, string b) =>
        a == b ? a : StackOf(a).FirstOrDefault(StackOf(b).Contains) ?? Unknown;

    private static string[] StackOf(string protocol) => protocol switch
    {
        "grpc" => ["grpc", "http2", "tcp"],
        "http2" => ["http2", "tcp"],
        "http" => ["http", "tcp"],
        "kafka" => ["kafka", "tcp"],
        "tls" or "tcp" => ["tcp"],
        _ => [],
    };

#pragma warning disable CA1308 // Go lowers it, and what is compared with is in lower case.
    private static string Lower(string protocol) => protocol.ToLowerInvariant();
#pragma warning restore CA1308
}
