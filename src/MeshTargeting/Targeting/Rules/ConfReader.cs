using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Makes configurations of JSON as Kuma's decoding and encoding would: durations as Go prints them, defaults of the declaration filled
/// in, fields that the version of Kuma does not know left out. What must be there and is not has the zero value of Go, which counts in a
/// merge as any other.
/// </summary>
internal static class ConfReader
{
    private static readonly JsonElement EmptyObject = JsonElement.Parse("{}"u8);

    /// <summary>Reads a value.</summary>
    /// <param name="json">The value, of the declared shape.</param>
    /// <param name="schema">The declared shape.</param>
    /// <param name="policy">The policy in whose manifest it stands.</param>
    /// <param name="path">Where it stands there.</param>
    /// <param name="semantics">The version of Kuma.</param>
    public static ConfValue Read(JsonElement json, ValueSchema schema, Resource policy, string path, KumaSemantics semantics) =>
        Read(json, schema, isDuration: false, policy, path, semantics);

    private static ConfValue Read(JsonElement json, ValueSchema schema, bool isDuration, Resource policy, string path, KumaSemantics semantics)
    {
        var place = new ConfPlace(policy, path);
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when schema is ObjectSchema declared:
                return new ConfObject(Fields(json, declared, policy, path, semantics), place);
            case JsonValueKind.Object:
                var member = schema is MapSchema map ? map.Value : schema;
                return new ConfObject(
                    json.EnumerateObject()
                        .Select(p => KeyValuePair.Create(p.Name, Read(p.Value, member, isDuration, policy, $"{path}[\"{p.Name}\"]", semantics)))
                        .ToArray(),
                    place);
            case JsonValueKind.Array:
                var item = schema is ListSchema list ? list.Item : schema;
                return new ConfList(
                    json.EnumerateArray().Select((v, i) => Read(v, item, isDuration, policy, $"{path}[{i}]", semantics)).ToArray(), place);
            case JsonValueKind.String when isDuration && GoDuration.Parse(json.GetString()) is { } nanoseconds:
                return new ConfScalar(GoDuration.Format(nanoseconds), place);
            default:
                return new ConfScalar(json, place);
        }
    }

    private static List<KeyValuePair<string, ConfValue>> Fields(
        JsonElement json, ObjectSchema schema, Resource policy, string path, KumaSemantics semantics)
    {
        var fields = new List<KeyValuePair<string, ConfValue>>(json.GetPropertyCount());
        foreach (var property in schema.Properties)
        {
            if (!property.IsKnownIn(semantics))
            {
                continue;
            }

            if (json.TryGetProperty(property.Name, out var value))
            {
                if (property.LeftOutWhenEmpty && IsEmpty(value))
                {
                    continue;
                }

                fields.Add(new(property.Name, Read(value, property.Schema, property.IsDuration, policy, $"{path}.{property.Name}", semantics)));
            }
            else if (property.Default is { } missing)
            {
                fields.Add(new(property.Name, new ConfScalar(Json(missing), new ConfPlace(policy, $"{path}.{property.Name}"))));
            }
            else if (property.Required)
            {
                fields.Add(new(property.Name, Zero(property, policy, $"{path}.{property.Name}", semantics)));
            }
        }

        return fields;
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(""u8),
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };

    private static ConfValue Zero(PropertySchema property, Resource policy, string path, KumaSemantics semantics)
    {
        var place = new ConfPlace(policy, path);
        return property.Schema switch
        {
            ObjectSchema => Read(EmptyObject, property.Schema, policy, path, semantics),
            ScalarSchema { Type: ScalarType.String } => new ConfScalar(property.IsDuration ? "0s" : "", place),
            ScalarSchema { Type: ScalarType.Boolean } => new ConfScalar(Json(false), place),
            ScalarSchema => new ConfScalar(Json(0), place),
            _ => ConfScalar.Null(place),
        };
    }

    private static JsonElement Json(object value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            switch (value)
            {
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                default:
                    writer.WriteNumberValue(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
