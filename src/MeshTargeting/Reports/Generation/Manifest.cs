using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Generation;

/// <summary>A resource as the manifest that kubectl or kumactl takes; of a kind with a spec.</summary>
internal static class Manifest
{
    /// <summary>The manifest in the form of its envelope; labels in the order of their keys.</summary>
    public static JsonObject Of(Resource resource)
    {
        var metadata = resource.Metadata;
        var isUniversal = resource.Envelope == Envelope.Universal;
        var named = new JsonObject();
        Add("mesh", isUniversal && metadata.Mesh.Length > 0 ? metadata.Mesh : null);
        Add("name", metadata.Name);
        Add("namespace", metadata.Namespace.Length > 0 ? metadata.Namespace : null);
        Add("labels", metadata.Labels.Count == 0 ? null : new JsonObject(metadata.Labels
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => KeyValuePair.Create<string, JsonNode?>(label.Key, label.Value))));
        var manifest = isUniversal ? new JsonObject { ["type"] = resource.Kind.Name } : new JsonObject
        {
            ["apiVersion"] = $"{resource.Kind.Group}/{resource.Kind.Version}",
            ["kind"] = resource.Kind.Name,
            ["metadata"] = named,
        };
        if (isUniversal)
        {
            foreach (var (key, value) in named)
            {
                manifest.Add(key, value?.DeepClone());
            }
        }

        manifest["spec"] = Json(resource.SpecObject);
        if (resource.Status is { } status && !isUniversal)
        {
            manifest["status"] = Json(status);
        }

        return manifest;

        void Add(string key, JsonNode? value)
        {
            if (value is not null)
            {
                named.Add(key, value);
            }
        }
    }

    private static JsonNode? Json(object part) => JsonSerializer.SerializeToNode(part, ModelJson.Default.GetTypeInfo(part.GetType())!);
}
