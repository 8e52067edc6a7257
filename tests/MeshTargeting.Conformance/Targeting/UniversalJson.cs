using System.Text;
using System.Text.Json;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Targeting;

/// <summary>Makes resources of the corpus's JSON, which has them in universal form with the labels that Kuma stored.</summary>
internal static class UniversalJson
{
    /// <summary>A resource with a <c>spec</c>; on Kubernetes where a namespace is given.</summary>
    public static Resource Resource(JsonElement json, string ns = "") => KindCatalog.FindKuma(json.Text("type")!)!.Decode(
        Metadata(json) with { Namespace = ns },
        json.TryGetProperty("spec", out var spec) ? Encoding.UTF8.GetBytes(spec.GetRawText()) : default,
        default,
        ns.Length > 0 ? Envelope.Kubernetes : Envelope.Universal,
        source: null);

    /// <summary>Name, mesh and labels.</summary>
    public static ResourceMetadata Metadata(JsonElement json) => new()
    {
        Name = json.Text("name") ?? "",
        Mesh = json.Text("mesh") ?? "",
        Labels = json.TryGetProperty("labels", out var labels)
            ? labels.EnumerateObject().ToDictionary(l => l.Name, l => l.Value.GetString()!)
            : ResourceMetadata.None,
    };
}
