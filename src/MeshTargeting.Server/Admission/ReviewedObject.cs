using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Admission;

/// <summary>Reads the object under review, as the engine reads any manifest.</summary>
internal static class ReviewedObject
{
    /// <summary>The kind, where it is one of Kuma's that is declared; null for every other.</summary>
    public static KindDescriptor? KindOf(JsonElement value) =>
        Text(value, "apiVersion")?.StartsWith("kuma.io/", StringComparison.Ordinal) == true && Text(value, "kind") is { } kind
            ? KindCatalog.FindKuma(kind)
            : null;

    /// <summary>The kind of the object that a request is about: the one that is to be, or else the one that is.</summary>
    public static KindDescriptor? KindOf(AdmissionRequest request) =>
        request is { Object: { ValueKind: JsonValueKind.Object } value } ? KindOf(value)
        : request is { OldObject: { ValueKind: JsonValueKind.Object } old } ? KindOf(old)
        : null;

    /// <summary>The object as a resource, and what reading found; the resource is null where it could not be read that far.</summary>
    public static (Resource? Resource, ReadResult Result) Read(
        JsonElement value, AdmissionRequest request, KindDescriptor kind, KumaSemantics semantics)
    {
        var result = ManifestReader.ReadJson(Utf8(value, request, kind), options: new ReadOptions { Semantics = semantics });
        return (result.Resources.Count > 0 ? result.Resources[0] : null, result);
    }

    /// <summary>
    /// The resource with the name and the namespace that stand in its metadata: Kuma computes labels from these, and not from what the
    /// request says.
    /// </summary>
    public static Resource AsWritten(Resource resource, JsonElement value)
    {
        value.TryGetProperty("metadata", out var metadata);
        return resource.WithMetadata(resource.Metadata with { Name = Text(metadata, "name") ?? "", Namespace = Text(metadata, "namespace") ?? "" });
    }

    /// <summary>
    /// The object's JSON, with its namespace and name where these are still to be filled in: API servers call webhooks before they
    /// generate a name, and clients may leave the namespace to the URL.
    /// </summary>
    private static ReadOnlyMemory<byte> Utf8(JsonElement value, AdmissionRequest request, KindDescriptor kind)
    {
        value.TryGetProperty("metadata", out var metadata);
        var name = Missing(metadata, "name") ? NameToBe(metadata, request) : null;
        var ns = kind.Namespaced && Missing(metadata, "namespace") && request.Namespace is { Length: > 0 } given ? given : null;
        if (name is null && ns is null)
        {
            return JsonMarshal.GetRawUtf8Value(value).ToArray();
        }

        var node = JsonObject.Create(value)!;
        if (node["metadata"] is not JsonObject target)
        {
            node["metadata"] = target = [];
        }

        target["name"] = name ?? target["name"]?.DeepClone();
        target["namespace"] = ns ?? target["namespace"]?.DeepClone();
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static string? NameToBe(JsonElement metadata, AdmissionRequest request) =>
        request.Name is { Length: > 0 } name ? name : Text(metadata, "generateName") is { Length: > 0 } prefix ? GeneratedName(prefix) : null;

    /// <summary>A name such as the API server will generate: the prefix, cut to leave room, and five letters or digits.</summary>
    private static string GeneratedName(string prefix) => prefix[..Math.Min(prefix.Length, 58)] + "xxxxx";

    private static bool Missing(JsonElement metadata, string member) => string.IsNullOrEmpty(Text(metadata, member));

    private static string? Text(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;
}
