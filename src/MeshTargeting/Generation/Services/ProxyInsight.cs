using System.Text.Json;

namespace MeshTargeting.Generation.Services;

/// <summary>What the control plane knows of a proxy from its connections (DataplaneInsight in api/mesh/v1alpha1/dataplane_insight.proto).</summary>
/// <param name="IsConnected">It has a connection that has begun and not ended.</param>
/// <param name="HasCertificate">Some backend of the mesh's mTLS has issued it a certificate.</param>
public sealed record ProxyInsight(bool IsConnected, bool HasCertificate)
{
    /// <summary>Reads a DataplaneInsight; what it leaves out counts as not there.</summary>
    /// <param name="insight">On Kubernetes its <c>status</c>, on Universal all of it.</param>
    public static ProxyInsight Read(JsonElement insight) => new(
        insight.ValueKind == JsonValueKind.Object
        && insight.TryGetProperty("subscriptions", out var subscriptions)
        && subscriptions.ValueKind == JsonValueKind.Array
        && subscriptions.EnumerateArray().Any(s => Text(s, "connectTime") is not null && Text(s, "disconnectTime") is null),
        insight.ValueKind == JsonValueKind.Object
        && insight.TryGetProperty("mTLS", out var tls)
        && Text(tls, "issuedBackend") is { Length: > 0 });

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
