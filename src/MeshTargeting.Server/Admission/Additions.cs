using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Defaulting;
using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using Microsoft.AspNetCore.JsonPatch.SystemTextJson;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// The defaults of an object as additions to its JSON: only what is absent or null there, and parents where these are absent too. The
/// labels that Kuma forces are the one exception. Made from the defaults that were applied, never from a comparison of the whole object.
/// </summary>
internal sealed class Additions
{
    private static readonly JsonSerializerOptions PatchJson = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Where something is added, as a JSON Pointer, and what.</summary>
    private readonly OrderedDictionary<string, (IReadOnlyList<string> Path, JsonNode Value)> _byPointer = [];

    /// <summary>Labels that Kuma takes away, as JSON Pointers, and where they stand.</summary>
    private readonly OrderedDictionary<string, IReadOnlyList<string>> _takenAway = [];

    private Additions()
    {
    }

    /// <summary>True where nothing is to be changed.</summary>
    public bool IsEmpty => _byPointer.Count == 0 && _takenAway.Count == 0;

    /// <summary>What an object leaves out, and the labels that Kuma computes.</summary>
    public static Additions Of(JsonElement value, Resource resource, ControlPlane controlPlane, bool isPrivileged = false)
    {
        var additions = OfLabels(value, resource, controlPlane, isPrivileged);
        foreach (var field in Defaulter.Apply(resource, controlPlane.Semantics).FilledIn)
        {
            additions.Add(value, field);
        }

        return additions;
    }

    /// <summary>The labels that Kuma computes.</summary>
    public static Additions OfLabels(JsonElement value, Resource resource, ControlPlane controlPlane, bool isPrivileged)
    {
        var additions = new Additions();
        foreach (var label in StoredLabels.Changes(resource, controlPlane, isPrivileged))
        {
            additions.Add(value, label);
        }

        return additions;
    }

    /// <summary>
    /// A JSON Patch (RFC 6902) as UTF-8. With anything else, a creation time that is null goes, as it does in Kuma's patches: API
    /// servers write one into objects that are not stored yet.
    /// </summary>
    public byte[] ToPatch(JsonElement value)
    {
        var patch = new JsonPatchDocument();
        foreach (var (pointer, addition) in _byPointer)
        {
            patch.Add(pointer, addition.Value);
        }

        foreach (var pointer in _takenAway.Keys)
        {
            patch.Remove(pointer);
        }

        if (value.TryGetProperty("metadata", out var metadata)
            && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("creationTimestamp", out var time)
            && time.ValueKind == JsonValueKind.Null)
        {
            patch.Remove("/metadata/creationTimestamp");
        }

        return JsonSerializer.SerializeToUtf8Bytes(patch, PatchJson);
    }

    /// <summary>The object with the additions.</summary>
    public JsonObject ApplyTo(JsonElement value)
    {
        var root = JsonNode.Parse(value.GetRawText())!.AsObject();
        foreach (var (path, added) in _byPointer.Values)
        {
            JsonNode parent = root;
            foreach (var token in path.SkipLast(1))
            {
                parent = parent is JsonArray list ? list[Index(token)]! : parent[token]!;
            }

            parent[path[^1]] = added.DeepClone();
        }

        foreach (var path in _takenAway.Values)
        {
            root[path[0]]![path[1]]!.AsObject().Remove(path[2]);
        }

        return root;
    }

    private void Add(JsonElement value, StoredLabel label)
    {
        var pointer = new DefaultedField(label.Path, label.Value ?? "").JsonPointer;
        if (label.Value is null)
        {
            _takenAway[pointer] = label.Path;
        }
        else if (label.Path.Aggregate((JsonElement?)value, (parent, token) => parent is { } found ? Child(found, token) : null) is null)
        {
            Add(value, new DefaultedField(label.Path, label.Value));
        }
        else
        {
            _byPointer[pointer] = (label.Path, JsonValue.Create(label.Value));
        }
    }

    private void Add(JsonElement value, DefaultedField field)
    {
        var depth = 0;
        while (depth < field.Path.Count && Child(value, field.Path[depth]) is { } child)
        {
            value = child;
            depth++;
        }

        if (depth == field.Path.Count || value.ValueKind != JsonValueKind.Object)
        {
            // It is there after all, or has no place: a value of a wrong type, which is for validation to judge.
            return;
        }

        var path = field.Path.Take(depth + 1).ToList();
        var pointer = new DefaultedField(path, field.Value).JsonPointer;
        var below = field.Path.Skip(depth + 1).ToList();
        if (below.Count > 0 && _byPointer.TryGetValue(pointer, out var known))
        {
            Merge(known.Value.AsObject(), below, field.ToJson());
        }
        else
        {
            _byPointer[pointer] = (path, Nested(below, field.ToJson()));
        }
    }

    private static JsonNode Nested(List<string> path, JsonNode leaf)
    {
        if (path.Count == 0)
        {
            return leaf;
        }

        var node = new JsonObject();
        Merge(node, path, leaf);
        return node;
    }

    private static void Merge(JsonObject node, List<string> path, JsonNode leaf)
    {
        foreach (var token in path.SkipLast(1))
        {
            if (node[token] is not JsonObject next)
            {
                node[token] = next = [];
            }

            node = next;
        }

        node[path[^1]] = leaf;
    }

    /// <summary>The member or item; null where it is absent or null.</summary>
    private static JsonElement? Child(JsonElement parent, string token)
    {
        JsonElement child;
        switch (parent.ValueKind)
        {
            case JsonValueKind.Object when parent.TryGetProperty(token, out var member):
                child = member;
                break;
            case JsonValueKind.Array when Index(token) < parent.GetArrayLength():
                child = parent[Index(token)];
                break;
            default:
                return null;
        }

        return child.ValueKind == JsonValueKind.Null ? null : child;
    }

    private static int Index(string token) => int.Parse(token, CultureInfo.InvariantCulture);
}
