using System.Globalization;
using System.Text.Json.Nodes;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>Applies JSON Patches that add and remove, as an API server does (RFC 6902): the parent must exist.</summary>
internal static class AddPatch
{
    public static JsonObject Apply(JsonObject target, byte[]? patch)
    {
        var result = target.DeepClone().AsObject();
        foreach (var operation in patch is null ? [] : JsonNode.Parse(patch)!.AsArray())
        {
            var tokens = operation!["path"]!.GetValue<string>().Split('/')[1..]
                .Select(t => t.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
            JsonNode parent = result;
            foreach (var token in tokens[..^1])
            {
                parent = (parent is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)] : parent[token])!;
            }

            if (operation["op"]!.GetValue<string>() == "remove")
            {
                Assert.True(parent.AsObject().Remove(tokens[^1]));
                continue;
            }

            Assert.Equal("add", operation["op"]!.GetValue<string>());
            parent.AsObject()[tokens[^1]] = operation["value"]!.DeepClone();
        }

        return result;
    }
}
