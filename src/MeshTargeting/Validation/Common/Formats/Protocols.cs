using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Common;

/// <summary>Protocols of ports, in the order in which Kuma's messages have them (SupportedProtocols in pkg/core/metadata/protocol.go).</summary>
internal static class Protocols
{
    /// <summary>Those of Kuma 2.14.</summary>
    public static readonly IReadOnlyList<string> WithKafka = ["grpc", "http", "http2", "kafka", "tcp"];

    /// <summary>Those of Kuma 3.0.</summary>
    public static readonly IReadOnlyList<string> WithoutKafka = ["grpc", "http", "http2", "tcp"];

    /// <summary>Whether Kuma knows a protocol (ParseProtocol); case does not matter, and two that it knows it names to nobody.</summary>
    public static bool Knows(string protocol, KumaSemantics semantics) =>
        Named(semantics).Any(p => Is(protocol, p)) || Is(protocol, "tls") || Is(protocol, "mysql");

    /// <summary>Whether a protocol is the one.</summary>
    public static bool Is(string protocol, string one) => string.Equals(protocol, one, StringComparison.OrdinalIgnoreCase);

    /// <summary>What Kuma says of a protocol that it does not know.</summary>
    public static string Hint(KumaSemantics semantics) => KumaText.AllowedValues(Named(semantics));

    private static IReadOnlyList<string> Named(KumaSemantics semantics) => semantics.AcceptsKafka ? WithKafka : WithoutKafka;
}
