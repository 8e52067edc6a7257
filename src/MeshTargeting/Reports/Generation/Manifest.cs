using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Generation;

/// <summary>A resource as the manifest that kubectl or kumactl takes; of a kind with a spec.</summary>
public static class Manifest
{
    /// <summary>
    /// The manifest in the form of its envelope; labels and annotations in the order of their keys. Of what Kubernetes adds (see
    /// <see cref="ResourceMetadata"/>) the owners alone are written.
    /// </summary>
    /// <param name="resource">The resource.</param>
    public static JsonObject Of(Resource resource)
    {
        var metadata = resource.Metadata;
        var isUniversal = resource.Envelope == Envelope.Universal;
        var named = new JsonObject();
        Add("mesh", isUniversal && metadata.Mesh.Length > 0 ? metadata.Mesh : null);
        Add("name", metadata.Name);
        Add("namespace", metadata.Namespace.Length > 0 ? metadata.Namespace : null);
        Add("labels", Map(metadata.Labels));
        Add("annotations", isUniversal ? null : Map(metadata.Annotations));
        Add("ownerReferences", isUniversal || metadata.Owners.Count == 0 ? null : new JsonArray([.. metadata.Owners.Select(Owner)]));
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

    private static JsonObject? Map(IReadOnlyDictionary<string, string> pairs) => pairs.Count == 0 ? null : new JsonObject(pairs
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    private static JsonObject Owner(OwnerReference owner)
    {
        var json = new JsonObject { ["apiVersion"] = owner.ApiVersion, ["kind"] = owner.Kind, ["name"] = owner.Name, ["uid"] = owner.Uid?.ToString("D") };
        if (owner.IsController)
        {
            json["controller"] = true;
        }

        if (owner.BlocksDeletion)
        {
            json["blockOwnerDeletion"] = true;
        }

        return json;
    }

    private static JsonNode? Json(object part) => JsonSerializer.SerializeToNode(part, ModelJson.Default.GetTypeInfo(part.GetType())!);
}
