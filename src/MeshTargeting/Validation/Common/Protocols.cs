namespace MeshTargeting.Validation.Common;

/// <summary>Protocols of ports, in the order in which Kuma's messages have them (SupportedProtocols in pkg/core/metadata/protocol.go).</summary>
internal static class Protocols
{
    /// <summary>Those of Kuma 2.14.</summary>
    public static readonly IReadOnlyList<string> WithKafka = ["grpc", "http", "http2", "kafka", "tcp"];

    /// <summary>Those of Kuma 3.0.</summary>
    public static readonly IReadOnlyList<string> WithoutKafka = ["grpc", "http", "http2", "tcp"];
}
