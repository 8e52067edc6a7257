using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MeshTargeting.Tests;

/// <summary>
/// Holds JSON against a JSON schema, as far as drafts 4 to 7 agree: type, enum, properties, patternProperties, additionalProperties, required,
/// items, minItems, uniqueItems, minimum, maximum, minLength, pattern, format (URIs), anyOf, oneOf and references within the schema. A keyword
/// that it does not know is an exception: nothing is passed over.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> Silent = ["$schema", "id", "$id", "title", "description", "default", "definitions"];

    public static JsonSchema Parse(string schema) => new(JsonDocument.Parse(schema).RootElement);

    /// <summary>What is wrong, each with its place; nothing where all is well.</summary>
    public IReadOnlyList<string> Validate(string json) => Validate(JsonDocument.Parse(json).RootElement, root, "$");

    private List<string> Validate(JsonElement value, JsonElement schema, string path)
    {
        var wrong = new List<string>();
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    wrong.AddRange(Validate(value, Resolve(rule.GetString()!), path));
                    break;
                case "type":
                    var types = rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(t => t.GetString()) : [rule.GetString()];
                    Demand(types.Any(t => IsOf(value, t!)), $"is no {rule}");
                    break;
                case "enum":
                    Demand(rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)), $"is none of {rule}");
                    break;
                case "required" when value.ValueKind == JsonValueKind.Object:
                    wrong.AddRange(rule.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{path}: lacks {r}"));
                    break;
                case "properties" or "additionalProperties" or "patternProperties" when value.ValueKind == JsonValueKind.Object:
                    if (keyword.Name != "additionalProperties" || !schema.TryGetProperty("properties", out _))
                    {
                        wrong.AddRange(Members(value, schema, path));
                    }

                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    wrong.AddRange(value.EnumerateArray().SelectMany((item, i) => Validate(item, rule, $"{path}[{i}]")));
                    break;
                case "minItems" when value.ValueKind == JsonValueKind.Array:
                    Demand(value.GetArrayLength() >= rule.GetInt32(), $"has fewer than {rule} items");
                    break;
                case "uniqueItems" when value.ValueKind == JsonValueKind.Array && rule.GetBoolean():
                    Demand(value.EnumerateArray().DistinctBy(i => i.GetRawText()).Count() == value.GetArrayLength(), "has an item twice");
                    break;
                case "minimum" when value.ValueKind == JsonValueKind.Number:
                    Demand(value.GetDouble() >= rule.GetDouble(), $"is less than {rule}");
                    break;
                case "maximum" when value.ValueKind == JsonValueKind.Number:
                    Demand(value.GetDouble() <= rule.GetDouble(), $"is more than {rule}");
                    break;
                case "minLength" when value.ValueKind == JsonValueKind.String:
                    Demand(value.GetString()!.Length >= rule.GetInt32(), "is too short");
                    break;
                case "pattern" when value.ValueKind == JsonValueKind.String:
                    Demand(Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript), $"does not match {rule}");
                    break;
                case "format" when value.ValueKind == JsonValueKind.String:
                    Demand(HasFormat(value.GetString()!, rule.GetString()!), $"is no {rule}");
                    break;
                case "anyOf":
                    Demand(rule.EnumerateArray().Any(s => Validate(value, s, path).Count == 0), "fits none of anyOf");
                    break;
                case "oneOf":
                    Demand(rule.EnumerateArray().Count(s => Validate(value, s, path).Count == 0) == 1, "does not fit exactly one of oneOf");
                    break;
                case "required" or "items" or "minItems" or "uniqueItems" or "minimum" or "maximum" or "minLength" or "pattern" or "format":
                case "properties" or "additionalProperties" or "patternProperties":
                    break;
                default:
                    Assert.True(Silent.Contains(keyword.Name), $"the keyword {keyword.Name} is not known");
                    break;
            }
        }

        return wrong;

        void Demand(bool holds, string otherwise)
        {
            if (!holds)
            {
                wrong.Add($"{path}: {otherwise}");
            }
        }
    }

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string path)
    {
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var declared))
            {
                foreach (var wrong in Validate(member.Value, declared, at))
                {
                    yield return wrong;
                }

                continue;
            }

            var patterns = schema.TryGetProperty("patternProperties", out var declaredPatterns)
                ? declaredPatterns.EnumerateObject().Where(p => Regex.IsMatch(member.Name, p.Name)).Select(p => p.Value).ToList()
                : [];
            var others = patterns.Count > 0 ? patterns : schema.TryGetProperty("additionalProperties", out var additional) ? [additional] : [];
            foreach (var other in others)
            {
                if (other.ValueKind == JsonValueKind.False)
                {
                    yield return $"{at}: is not declared";
                }
                else if (other.ValueKind == JsonValueKind.Object)
                {
                    foreach (var wrong in Validate(member.Value, other, at))
                    {
                        yield return wrong;
                    }
                }
            }
        }
    }

    private JsonElement Resolve(string reference)
    {
        var at = root;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = at.GetProperty(step);
        }

        return at;
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidDataException($"no type {type}"),
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) && Uri.IsWellFormedUriString(text, UriKind.Absolute),
        "uri-reference" => Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => throw new InvalidDataException($"no format {format}"),
    };
}
