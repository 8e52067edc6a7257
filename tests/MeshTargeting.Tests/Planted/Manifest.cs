using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Reading;

namespace MeshTargeting.Tests.Planted;

/// <summary>One document of a generated repository, in a file of its own; mistakes are planted by changing it.</summary>
internal sealed class Manifest(JsonObject root, bool isQuiet)
{
    /// <summary>The name of its file; a mistake does not change it.</summary>
    public string File { get; } =
        $"{(string?)root["metadata"]!["namespace"] ?? "cluster"}/{((string)root["kind"]!).ToLowerInvariant()}-{(string)root["metadata"]!["name"]!}.yaml";

    /// <summary>Whether nothing refers to it.</summary>
    public bool IsQuiet { get; } = isQuiet;

    public JsonObject Root { get; } = root;

    public string Kind => (string)Root["kind"]!;

    public string Name => (string)Root["metadata"]!["name"]!;

    public string Namespace => (string?)Root["metadata"]!["namespace"] ?? "";

    /// <summary>The spec; empty for kinds without one.</summary>
    public JsonObject Spec => (JsonObject)(Root["spec"] ??= new JsonObject());

    /// <summary>The value at a path such as <c>spec.to[0].targetRef</c>; null where nothing is.</summary>
    public JsonNode? At(string path)
    {
        JsonNode? node = Root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node, step[0]) switch
            {
                (JsonArray list, '[') when int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture) is var i && i < list.Count => list[i],
                (JsonObject map, not '[') => map[step],
                _ => null,
            };
        }

        return node;
    }

    public string? Text(string path) => (string?)At(path);

    public JsonObject Object(string path) => (JsonObject)At(path)!;

    public SourceText ToText() => new(File, BlockYaml.Of(Root.ToJsonString()).TrimStart('\n') + "\n");
}
