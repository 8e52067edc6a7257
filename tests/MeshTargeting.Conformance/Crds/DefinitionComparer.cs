using System.Text.Json.Nodes;

namespace MeshTargeting.Conformance.Crds;

/// <summary>Compares two CustomResourceDefinitions by what they mean.</summary>
internal static class DefinitionComparer
{
    private const string SchemaPath = ".spec.versions[0].schema.openAPIV3Schema";

    /// <summary>The places where the two differ, and how.</summary>
    /// <param name="ours">Our definition.</param>
    /// <param name="theirs">Kuma's.</param>
    public static IReadOnlyList<string> Compare(JsonNode ours, JsonNode theirs)
    {
        var a = Normalise(ours);
        var b = Normalise(theirs);
        WithoutEmptyDefaults(b["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]);
        var differences = new List<string>();
        Compare("", a, b, differences);
        return differences;
    }

    private static JsonObject Normalise(JsonNode definition)
    {
        var copy = (JsonObject)definition.DeepClone();

        // Which generator wrote the file says nothing of the kind.
        ((JsonObject)copy["metadata"]!).Remove("annotations");
        foreach (var version in copy["spec"]!["versions"]!.AsArray())
        {
            // Present and empty means the same as absent.
            if (version!["subresources"] is JsonObject { Count: 0 })
            {
                ((JsonObject)version).Remove("subresources");
            }

            WithoutProse(version["schema"]!["openAPIV3Schema"]!);
        }

        return copy;
    }

    // API server 1.20 refuses a default of the empty string, so ours has none; Kuma reads an absent string as an empty one.
    private static void WithoutEmptyDefaults(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["default"] is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0)
            {
                schema.Remove("default");
            }

            foreach (var (_, member) in schema)
            {
                WithoutEmptyDefaults(member);
            }
        }
    }

    private static void WithoutProse(JsonNode schema)
    {
        if (schema is not JsonObject o)
        {
            return;
        }

        o.Remove("description");
        o.Remove("example");

        if (o["required"] is JsonArray required)
        {
            o["required"] = new JsonArray([.. required.Select(r => r!.DeepClone()).OrderBy(r => r.GetValue<string>(), StringComparer.Ordinal)]);
        }

        foreach (var (_, property) in o["properties"]?.AsObject() ?? [])
        {
            WithoutProse(property!);
        }

        WithoutProse(o["items"] ?? "");
        WithoutProse(o["additionalProperties"] ?? "");
    }

    private static void Compare(string path, JsonNode? ours, JsonNode? theirs, List<string> differences)
    {
        switch (ours, theirs)
        {
            case (JsonObject a, JsonObject b):
                foreach (var key in a.Select(m => m.Key).Union(b.Select(m => m.Key)).Order(StringComparer.Ordinal))
                {
                    Compare($"{path}.{key}", a[key], b[key], differences);
                }

                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++)
                {
                    Compare($"{path}[{i}]", a[i], b[i], differences);
                }

                break;
            default:
                if (!JsonNode.DeepEquals(ours, theirs))
                {
                    differences.Add($"{path.Replace(SchemaPath, "", StringComparison.Ordinal)}: ours {Show(ours)}, Kuma's {Show(theirs)}");
                }

                break;
        }
    }

    private static string Show(JsonNode? node) => node is null ? "nothing" : node.ToJsonString();
}
