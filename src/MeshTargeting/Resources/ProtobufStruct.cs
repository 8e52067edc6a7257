using System.Globalization;
using System.Text.Json;

namespace MeshTargeting.Resources;

/// <summary>
/// Reads a free object of a manifest (google.protobuf.Struct) as a declared message, as Kuma does when it comes to use it (ToTyped in
/// pkg/util/proto). The fields must be asked for in the order of the message; what is not asked for is passed over.
/// </summary>
/// <remarks>What does not fit counts as absent; the first such value is the <see cref="Error"/>, in the words of Go's decoder.</remarks>
internal sealed class ProtobufStruct
{
    private readonly IReadOnlyDictionary<string, JsonElement> _fields;
    private readonly ProtobufStruct _root;
    private string? _error;

    /// <summary>Begins to read an object; null is an empty one.</summary>
    public ProtobufStruct(IReadOnlyDictionary<string, JsonElement>? fields)
    {
        _fields = fields ?? new Dictionary<string, JsonElement>();
        _root = this;
    }

    private ProtobufStruct(JsonElement value, ProtobufStruct root)
    {
        _fields = value.ValueKind == JsonValueKind.Object ? Members(value) : new Dictionary<string, JsonElement>();
        _root = root;
    }

    /// <summary>Why the object cannot be read; null where it can. Of nested objects, the outermost has it.</summary>
    public string? Error => _root._error;

    /// <summary>A string; empty where it is absent.</summary>
    public string String(string name) => Find(name) is { } value ? String(value) : "";

    /// <summary>A whole number of 32 bits, also in quotes; 0 where it is absent.</summary>
    public uint UInt32(string name)
    {
        if (Find(name) is not { } value)
        {
            return 0;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            // A Struct keeps numbers as floating-point ones and writes them without a fraction where they have none.
            JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
        {
            Fail(value, "uint32");
            return 0;
        }

        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (text.Length == 1 || text[0] != '0'))
        {
            return number;
        }

        Fail(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"json: cannot unmarshal number {text} into Go value of type uint32"
            : text.Length == 0 ? "unexpected end of JSON input" : $"invalid character '{text[0]}' looking for beginning of value");
        return 0;
    }

    /// <summary>A boolean; null where it is absent.</summary>
    public bool? Boolean(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fail(value, "bool");
        return null;
    }

    /// <summary>The name of a member of an enumeration, written as name or as number; the first one where it is absent.</summary>
    public string Enum(string name, IReadOnlyList<string> names, string type)
    {
        if (Find(name) is not { } value)
        {
            return names[0];
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String when names.Contains(value.GetString()):
                return value.GetString()!;
            case JsonValueKind.String:
                Fail($"unknown value \"\\\"{value.GetString()}\\\"\" for enum {type}");
                return names[0];
            case JsonValueKind.Number when value.TryGetInt32(out var number):
                return number >= 0 && number < names.Count ? names[number] : number.ToString(CultureInfo.InvariantCulture);
            default:
                Fail(value, "protoreflect.EnumNumber");
                return names[0];
        }
    }

    /// <summary>A map of strings; empty where it is absent.</summary>
    public IReadOnlyDictionary<string, string> StringMap(string name) => Fields(name) is { } fields
        ? Members(fields).ToDictionary(m => m.Key, m => m.Value.ValueKind == JsonValueKind.Null ? "" : String(m.Value))
        : ResourceMetadata.None;

    /// <summary>A nested object; null where it is absent.</summary>
    public ProtobufStruct? Object(string name) => Fields(name) is { } fields ? new ProtobufStruct(fields, _root) : null;

    /// <summary>A list of objects; empty where it is absent. A null in it is an empty object.</summary>
    public IEnumerable<ProtobufStruct> Objects(string name)
    {
        if (Find(name) is not { } value)
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fail(value, "[]json.RawMessage");
            yield break;
        }

        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            {
                Fail(item, "map[string]json.RawMessage");
            }

            yield return new ProtobufStruct(item, _root);
        }
    }

    // Of a key that is there twice the last counts.
    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private JsonElement? Find(string name) =>
        _fields.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private JsonElement? Fields(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value;
        }

        Fail(value, "map[string]json.RawMessage");
        return null;
    }

    private string String(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Fail(value, "string");
        return "";
    }

    private void Fail(JsonElement value, string type)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            _ => "bool",
        };
        Fail($"json: cannot unmarshal {found} into Go value of type {type}");
    }

    private void Fail(string error) => _root._error ??= error;
}
