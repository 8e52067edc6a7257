using System.Text.Json.Nodes;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>JSON merge patches (RFC 7386): what changes, null for what goes, lists as a whole.</summary>
internal static class MergePatch
{
    /// <summary>What makes one object of another; empty where they are the same.</summary>
    public static JsonObject Between(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (key, value) in after)
        {
            if (before[key] is JsonObject was && value is JsonObject now)
            {
                if (Between(was, now) is { Count: > 0 } changed)
                {
                    patch[key] = changed;
                }
            }
            else if (!JsonNode.DeepEquals(before[key], value))
            {
                patch[key] = value?.DeepClone();
            }
        }

        foreach (var (key, _) in before)
        {
            if (!after.ContainsKey(key))
            {
                patch[key] = null;
            }
        }

        return patch;
    }
}
