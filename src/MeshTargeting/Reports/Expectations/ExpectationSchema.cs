using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Schema;
using MeshTargeting.Validation.Expectations;

namespace MeshTargeting.Reports.Expectations;

/// <summary>
/// Writes the JSON schema of expectations, by which editors complete and check them (docs/meshexpectation.schema.json). It is made of the
/// declarations of the kind, and of the policies of which it speaks.
/// </summary>
public static class ExpectationSchema
{
    private static readonly KumaSemantics Semantics = KumaSemantics.V2_14;

    /// <summary>The fields that hold settings of one kind of policy.</summary>
    private static readonly Dictionary<string, KindDescriptor> SettingsOf = new()
    {
        ["timeout"] = MeshTimeoutSpec.Descriptor,
        ["retry"] = MeshRetrySpec.Descriptor,
        ["circuitBreaker"] = MeshCircuitBreakerSpec.Descriptor,
        ["healthCheck"] = MeshHealthCheckSpec.Descriptor,
        ["rateLimit"] = MeshRateLimitSpec.Descriptor,
    };

    /// <summary>The schema, with a line feed at the end.</summary>
    public static string Write()
    {
        var kind = MeshExpectationSpec.Descriptor;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", kind.Name);
            json.WriteString("description", kind.Description);
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            foreach (var name in (string[])["apiVersion", "kind", "metadata", "spec"])
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteStartObject("properties");
            WriteConst(json, "apiVersion", kind.ApiVersion);
            WriteConst(json, "kind", kind.Name);
            json.WriteStartObject("metadata");
            json.WriteString("type", "object");
            json.WriteString("description", "Name, namespace, and the label kuma.io/mesh for a mesh other than default.");
            json.WriteEndObject();
            json.WriteStartObject("spec");
            WriteShape(json, kind.Spec);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    private static void WriteConst(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject(name);
        json.WriteString("const", value);
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, ValueSchema schema)
    {
        switch (schema)
        {
            case ObjectSchema declared:
                json.WriteString("type", "object");
                json.WriteBoolean("additionalProperties", false);
                if (declared.Properties.Any(p => p.Required))
                {
                    json.WriteStartArray("required");
                    foreach (var property in declared.Properties.Where(p => p.Required))
                    {
                        json.WriteStringValue(property.Name);
                    }

                    json.WriteEndArray();
                }

                json.WriteStartObject("properties");
                foreach (var property in declared.Properties)
                {
                    WriteProperty(json, property);
                }

                json.WriteEndObject();
                break;
            case ListSchema list:
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                WriteShape(json, list.Item);
                json.WriteEndObject();
                break;
            case MapSchema map:
                json.WriteString("type", "object");
                json.WriteStartObject("additionalProperties");
                WriteShape(json, map.Value);
                json.WriteEndObject();
                break;
            case ScalarSchema scalar:
                json.WriteString("type", scalar.Type == ScalarType.Boolean ? "boolean" : "string");
                break;
        }
    }

    private static void WriteProperty(Utf8JsonWriter json, PropertySchema property)
    {
        json.WriteStartObject(property.Name);
        json.WriteString("description", property.Description);
        if (SettingsOf.TryGetValue(property.Name, out var policy))
        {
            WriteSettings(json, policy);
        }
        else
        {
            WriteShape(json, property.Schema);
            WriteWords(json, property.Name is "policy" or "has" ? KindCatalog.All.Where(k => k.IsPolicy).Select(k => k.Name) : property.OneOf);
            if (property.MinItems is { } least)
            {
                json.WriteNumber("minItems", least);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, IEnumerable<string>? words)
    {
        if (words is null)
        {
            return;
        }

        json.WriteStartArray("enum");
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    /// <summary>Settings by their paths, and their groups for those who write them nested.</summary>
    private static void WriteSettings(Utf8JsonWriter json, KindDescriptor policy)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in SettingPath.Roots(policy, Semantics))
        {
            Add(fields, "", root);
        }

        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var (path, description) in fields)
        {
            json.WriteStartObject(path);
            json.WriteString("description", description);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("patternProperties");
        json.WriteStartObject(@"\[");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static void Add(SortedDictionary<string, string> fields, string prefix, ObjectSchema schema)
    {
        foreach (var property in schema.PropertiesIn(Semantics))
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{prefix}{property.Name}");
            fields[path] = property.Description;
            if (property.Schema is ObjectSchema inner)
            {
                Add(fields, path + ".", inner);
            }
        }
    }
}
