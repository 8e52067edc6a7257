using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MeshTargeting.Judging.Settings;

/// <summary>Writes the JSON schema of the configuration file, by which editors complete and check it (docs/meshservice.schema.json).</summary>
public static class SettingsSchema
{
    /// <summary>What codes and groups of codes look like.</summary>
    internal const string CodePattern = "^MS[0-9]([0-9][0-9]|xx)$";

    /// <summary>The schema, with a line feed at the end.</summary>
    public static string Write()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "Configuration of meshservice");
            json.WriteString("description", "The file .meshservice.yaml: what a team has settled for all checks of a repository.");
            json.WriteString("type", "object");
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("properties");
            foreach (var setting in SettingsModel.All)
            {
                json.WriteStartObject(setting.Key);
                json.WriteString("description", setting.Documentation);
                setting.WriteSchema(json);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    /// <summary>
    /// One of a few words. Editors see a plain 2.14 or off as a number or a boolean, and such words are therefore offered as that too.
    /// </summary>
    internal static void WriteWords(Utf8JsonWriter json, IReadOnlyList<string> words, bool allowFalse = false)
    {
        json.WriteStartArray("enum");
        foreach (var word in words)
        {
            json.WriteStringValue(word);
            if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                json.WriteNumberValue(number);
            }
        }

        if (allowFalse)
        {
            json.WriteBooleanValue(false);
        }

        json.WriteEndArray();
    }

    /// <summary>Strings of a pattern, or of any form where that is null: a list of them, or a single one.</summary>
    internal static void WriteList(Utf8JsonWriter json, string? pattern)
    {
        json.WriteStartArray("anyOf");
        WriteItem(json, pattern);
        json.WriteStartObject();
        json.WriteString("type", "array");
        json.WritePropertyName("items");
        WriteItem(json, pattern);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter json, string? pattern)
    {
        json.WriteStartObject();
        json.WriteString("type", "string");
        if (pattern is not null)
        {
            json.WriteString("pattern", pattern);
        }

        json.WriteEndObject();
    }
}
