using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MeshTargeting.Conformance.Crds.Generated;

/// <summary>
/// Whether an object fits a schema of a CustomResourceDefinition, as an API server with strict field validation decides it. Made for
/// the keywords that Kuma's definitions use, and without any of the engine's own code: it is what the engine is compared with.
/// </summary>
internal static class SchemaOracle
{
    /// <summary>The first place that does not fit, and why; null where all does.</summary>
    public static string? Fault(JsonNode? value, JsonObject schema, string path = "")
    {
        if (schema["x-kubernetes-int-or-string"] is not null)
        {
            return value is JsonValue v && (v.GetValueKind() == JsonValueKind.String || IsInteger(v)) ? Constraints(value, schema, path) : $"{path}: no integer or string";
        }

        return (string?)schema["type"] switch
        {
            "object" => value is JsonObject o ? Object(o, schema, path) : $"{path}: no object",
            "array" => value is JsonArray a ? Array(a, schema, path) : $"{path}: no array",
            "string" => value is JsonValue v && v.GetValueKind() == JsonValueKind.String ? Constraints(value, schema, path) : $"{path}: no string",
            "boolean" => value is JsonValue v && v.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : $"{path}: no boolean",
            "integer" => value is JsonValue v && IsInteger(v) ? Constraints(value, schema, path) : $"{path}: no integer",
            "number" => value is JsonValue v && v.GetValueKind() == JsonValueKind.Number ? Constraints(value, schema, path) : $"{path}: no number",
            null => null,
            var other => throw new NotSupportedException(other),
        };
    }

    private static string? Object(JsonObject value, JsonObject schema, string path)
    {
        var properties = schema["properties"] as JsonObject;
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            var name = (string)required!;
            // A default is filled in before the schema is looked at, and a null counts as absent.
            if (value[name] is null && properties?[name]?["default"] is null)
            {
                return $"{path}.{name}: is required";
            }
        }

        foreach (var (name, member) in value)
        {
            if (properties?[name] is JsonObject property)
            {
                if (member is not null && Fault(member, property, $"{path}.{name}") is { } fault)
                {
                    return fault;
                }
            }
            else if (schema["additionalProperties"] is JsonObject values)
            {
                if (member is not null && Fault(member, values, $"{path}.{name}") is { } fault)
                {
                    return fault;
                }
            }
            else if (schema["x-kubernetes-preserve-unknown-fields"] is null)
            {
                return $"{path}.{name}: is unknown";
            }
        }

        return null;
    }

    private static string? Array(JsonArray value, JsonObject schema, string path)
    {
        if (value.Count < (long?)schema["minItems"] || value.Count > (long?)schema["maxItems"])
        {
            return $"{path}: {value.Count} items";
        }

        for (var i = 0; i < value.Count; i++)
        {
            if (Fault(value[i], schema["items"]!.AsObject(), $"{path}[{i}]") is { } fault)
            {
                return fault;
            }
        }

        return schema["x-kubernetes-list-map-keys"] is JsonArray keys ? Duplicate(value, keys, schema["items"]!["properties"]!.AsObject(), path) : null;
    }

    private static string? Duplicate(JsonArray items, JsonArray keys, JsonObject properties, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var key = string.Join('|', keys.Select(k => (item![(string)k!] ?? properties[(string)k!]?["default"])?.ToJsonString()));
            if (!seen.Add(key))
            {
                return $"{path}: {key} is there twice";
            }
        }

        return null;
    }

    private static string? Constraints(JsonNode value, JsonObject schema, string path)
    {
        if (schema["enum"] is JsonArray allowed && !allowed.Any(a => JsonNode.DeepEquals(a, value)))
        {
            return $"{path}: none of {allowed.ToJsonString()}";
        }

        return value.GetValueKind() == JsonValueKind.String ? Text(value.GetValue<string>(), schema, path) : Number(value.AsValue(), schema, path);
    }

    private static string? Text(string text, JsonObject schema, string path)
    {
        var length = text.EnumerateRunes().Count();
        if (length < (long?)schema["minLength"] || length > (long?)schema["maxLength"])
        {
            return $"{path}: {length} characters";
        }

        if ((string?)schema["format"] == "byte" && !Convert.TryFromBase64String(text, new byte[text.Length], out _))
        {
            return $"{path}: no base64";
        }

        return (string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant) ? $"{path}: not {pattern}" : null;
    }

    private static string? Number(JsonValue value, JsonObject schema, string path)
    {
        var number = decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        var fits = (number >= (decimal?)(long?)schema["minimum"] || schema["minimum"] is null)
            && (number <= (decimal?)(long?)schema["maximum"] || schema["maximum"] is null)
            && ((string?)schema["format"] != "int32" || number is >= int.MinValue and <= int.MaxValue);
        return fits ? null : $"{path}: {number} is out of range";
    }

    private static bool IsInteger(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out _);
}
