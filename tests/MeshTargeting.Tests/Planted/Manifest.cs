using System.Globalization;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Reading;

namespace MeshTargeting.Tests.Planted;

/// <summary>One document of a generated repository, in a file of its own; mistakes are planted by changing it.</summary>
internal sealed class Manifest(JsonObject root, bool isQuiet = false, string? file = null)
{
    /// <summary>The name of its file; a mistake does not change it.</summary>
    public string File { get; } = file ?? NameOf(root);

    /// <summary>Whether nothing refers to it.</summary>
    public bool IsQuiet { get; } = isQuiet;

    public JsonObject Root { get; } = root;

    public string Kind => (string?)Root["kind"] ?? (string)Root["type"]!;

    public string Name => Text("metadata.name") ?? (string)Root["name"]!;

    public string Namespace => Text("metadata.namespace") ?? "";

    /// <summary>The value at a path such as <c>spec.to[0].targetRef</c>; null where nothing is.</summary>
    public JsonNode? At(string path)
    {
        JsonNode? node = Root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node, step[0]) switch
            {
                (JsonArray list, '[') when int.Parse(step[1..^1], CultureInfo.InvariantCulture) is var i && i < list.Count => list[i],
                (JsonObject map, not '[') => map[step],
                _ => null,
            };
        }

        return node;
    }

    public string? Text(string path) => (string?)At(path);

    /// <summary>Writes JSON as a member of what is at a path.</summary>
    public Manifest Put(string path, string member, string json)
    {
        ((JsonObject)At(path)!)[member] = JsonNode.Parse(json);
        return this;
    }

    /// <summary>Removes a member of what is at a path.</summary>
    public Manifest Drop(string path, string member)
    {
        Assert.True(((JsonObject)At(path)!).Remove(member), $"{File} has no {path}.{member}");
        return this;
    }

    public SourceText ToText() => new(File, BlockYaml.Of(Root.ToJsonString()).TrimStart('\n') + "\n");

    private static string NameOf(JsonObject root) => root["metadata"] is { } metadata
        ? $"{(string?)metadata["namespace"] ?? "cluster"}/{((string)root["kind"]!).ToLowerInvariant()}-{(string)metadata["name"]!}.yaml"
        : $"{((string)root["type"]!).ToLowerInvariant()}-{(string)root["name"]!}.yaml";
}
