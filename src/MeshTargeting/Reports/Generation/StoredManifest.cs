using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Generation;

/// <summary>A resource as a control plane keeps it: the manifest, and beside it when the resource was made, and its status.</summary>
public static class StoredManifest
{
    /// <summary>The manifest in the form of its envelope.</summary>
    /// <param name="resource">The resource, of a kind with a spec.</param>
    public static JsonObject Of(Resource resource)
    {
        var manifest = Manifest.Of(resource);
        if (resource.Metadata.CreationTime?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) is { } time)
        {
            if (resource.Envelope == Envelope.Universal)
            {
                manifest.Insert(manifest.IndexOf("spec"), "creationTime", time);
            }
            else
            {
                manifest["metadata"]!["creationTimestamp"] = time;
            }
        }

        if (resource.Status is { } status)
        {
            manifest["status"] = JsonSerializer.SerializeToNode(status, ModelJson.Default.GetTypeInfo(status.GetType())!);
        }

        return manifest;
    }

    /// <summary>The manifest as YAML.</summary>
    /// <param name="resource">The resource, of a kind with a spec.</param>
    public static string Yaml(Resource resource) => YamlText.Of(Of(resource));
}
