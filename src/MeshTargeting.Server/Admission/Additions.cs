using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Defaulting;
using Microsoft.AspNetCore.JsonPatch.SystemTextJson;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// The defaults of an object as additions to its JSON: only what is absent or null there, and parents where these are absent too.
/// Made from the defaults that were applied, never from a comparison of the whole object.
/// </summary>
internal sealed class Additions
{
    private static readonly JsonSerializerOptions PatchJson = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Where something is added, as a JSON Pointer, and what.</summary>
    private readonly OrderedDictionary<string, (IReadOnlyList<string> Path, JsonNode Value)> _byPointer = [];

    private Additions()
    {
    }

    /// <summary>True where nothing is to be added.</summary>
    public bool IsEmpty => _byPointer.Count == 0;

    /// <summary>The additions to an object.</summary>
    public static Additions Of(JsonElement value, IReadOnlyList<DefaultedField> defaults)
    {
        var additions = new Additions();
        foreach (var field in defaults)
        {
            additions.Add(value, field);
        }

        return additions;
    }

    /// <summary>A JSON Patch (RFC 6902) as UTF-8.</summary>
    public byte[] ToPatch()
    {
        var patch = new JsonPatchDocument();
        foreach (var (pointer, addition) in _byPointer)
        {
            patch.Add(pointer, addition.Value);
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

        return root;
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

    private static JsonNode Nested(List<string> path, JsonValue leaf)
    {
        if (path.Count == 0)
        {
            return leaf;
        }

        var node = new JsonObject();
        Merge(node, path, leaf);
        return node;
    }

    private static void Merge(JsonObject node, List<string> path, JsonValue leaf)
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
