using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Conformance.Targeting;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Makes resources of the corpus's JSON as a control plane stores them, status and all; and JSON of such resources.</summary>
internal static class StoredJson
{
    private static readonly string[] Outside = ["type", "mesh", "name", "labels", "creationTime", "modificationTime", "status"];

    /// <summary>A resource.</summary>
    /// <param name="json">Its JSON in universal form.</param>
    /// <param name="now">When it is made, unless the JSON says so.</param>
    /// <param name="envelope">The environment; in that of Kubernetes too names are what they are.</param>
    public static Resource Read(JsonElement json, DateTimeOffset now, Envelope envelope = Envelope.Universal)
    {
        var kind = KindCatalog.FindKuma(json.Text("type")!)!;
        var spec = kind.SpecInlineOnUniversal
            ? new JsonObject(json.EnumerateObject().Where(m => !Outside.Contains(m.Name)).Select(m => KeyValuePair.Create(m.Name, JsonNode.Parse(m.Value.GetRawText()))))
            : JsonNode.Parse(json.TryGetProperty("spec", out var written) ? written.GetRawText() : "{}")!;
        var metadata = UniversalJson.Metadata(json) with
        {
            CreationTime = json.TryGetProperty("creationTime", out var time) ? time.GetDateTimeOffset() : now,
        };
        var status = json.TryGetProperty("status", out var known) ? Encoding.UTF8.GetBytes(known.GetRawText()) : default;
        return kind.Decode(metadata, Encoding.UTF8.GetBytes(spec.ToJsonString()), status, envelope, source: null);
    }

    /// <summary>Spec and status of a resource, without what Go leaves out: what is empty, 0 or null.</summary>
    public static JsonNode Write(Resource resource) => Without(new JsonObject
    {
        ["spec"] = JsonSerializer.SerializeToNode(resource.SpecObject, ModelJson.Default.GetTypeInfo(resource.SpecObject.GetType())!),
        ["status"] = resource.Status is { } status ? JsonSerializer.SerializeToNode(status, ModelJson.Default.GetTypeInfo(status.GetType())!) : null,
    })!;

    /// <summary>What a path such as <c>status.vips[0].ip</c> leads to; null for nothing.</summary>
    public static JsonNode? At(JsonNode? json, string path)
    {
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            json = step[0] == '['
                ? (json as JsonArray)?.ElementAtOrDefault(int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture))
                : (json as JsonObject)?[step];
        }

        return json;
    }

    /// <summary>JSON without what is empty, 0 or null; null where nothing is left.</summary>
    public static JsonNode? Without(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject mapping:
                var members = mapping.Select(m => KeyValuePair.Create(m.Key, Without(m.Value))).Where(m => m.Value is not null).ToList();
                return members.Count == 0 ? null : new JsonObject(members);
            case JsonArray list:
                return list.Count == 0 ? null : new JsonArray([.. list.Select(Without)]);
            case null:
                return null;
            default:
                return json.ToJsonString() is "0" or "\"\"" or "false" ? null : json.DeepClone();
        }
    }
}
