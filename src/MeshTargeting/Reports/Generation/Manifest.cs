using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Reports.Generation;

/// <summary>A MeshService as the manifest that kubectl or kumactl takes.</summary>
internal static class Manifest
{
    /// <summary>The manifest in the form of its envelope; labels in the order of their keys.</summary>
    public static JsonObject Of(Resource<MeshServiceSpec> service)
    {
        var metadata = service.Metadata;
        var labels = new JsonObject(metadata.Labels
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => KeyValuePair.Create<string, JsonNode?>(label.Key, label.Value)));
        var spec = JsonSerializer.SerializeToNode(service.Spec, ModelJson.Default.MeshServiceSpec);
        if (service.Envelope == Envelope.Universal)
        {
            return new JsonObject { ["type"] = service.Kind.Name, ["mesh"] = metadata.Mesh, ["name"] = metadata.Name, ["labels"] = labels, ["spec"] = spec };
        }

        var manifest = new JsonObject
        {
            ["apiVersion"] = $"{service.Kind.Group}/{service.Kind.Version}",
            ["kind"] = service.Kind.Name,
            ["metadata"] = metadata.Namespace.Length == 0
                ? new JsonObject { ["name"] = metadata.Name, ["labels"] = labels }
                : new JsonObject { ["name"] = metadata.Name, ["namespace"] = metadata.Namespace, ["labels"] = labels },
            ["spec"] = spec,
        };
        if (service.Status is MeshServiceStatus status)
        {
            manifest["status"] = JsonSerializer.SerializeToNode(status, ModelJson.Default.MeshServiceStatus);
        }

        return manifest;
    }
}
