using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// Tells updates that matter from those that do not: writes of the status (MeshService has no status subresource, so that they come
/// as whole objects), of managed fields, of labels and annotations that are none of Kuma's.
/// </summary>
internal static class ObjectChange
{
    /// <summary>Whether an update leaves everything alone that is ever judged.</summary>
    /// <param name="before">The object as it is, with its defaults: what the mutating webhook fills in is not the user's change.</param>
    /// <param name="after">The object as it is to be.</param>
    public static bool IsNone(JsonNode before, JsonNode after) =>
        JsonNode.DeepEquals(Body(before), Body(after)) && JsonNode.DeepEquals(KumasMetadata(before), KumasMetadata(after));

    /// <summary>Everything but metadata and status: the spec, and for some kinds fields beside it.</summary>
    private static JsonObject Body(JsonNode value) =>
        Pick(value, key => key is not ("metadata" or "status"));

    private static JsonObject KumasMetadata(JsonNode value) => new()
    {
        ["labels"] = Pick(value["metadata"]?["labels"], IsKumas),
        ["annotations"] = Pick(value["metadata"]?["annotations"], key => key == KumaLabels.DisplayName),
    };

    private static bool IsKumas(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && (key[..slash] == "kuma.io" || key[..slash].EndsWith(".kuma.io", StringComparison.Ordinal));
    }

    private static JsonObject Pick(JsonNode? from, Func<string, bool> wanted)
    {
        var picked = new JsonObject();
        foreach (var (key, value) in from as JsonObject ?? [])
        {
            if (wanted(key))
            {
                picked[key] = value?.DeepClone();
            }
        }

        return picked;
    }
}
