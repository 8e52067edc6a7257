using System.Text;
using System.Text.Json;

namespace MeshTargeting.Tests.Reading;

/// <summary>Writes JSON as YAML in block style, as people write it; strings stay in double quotes.</summary>
internal static class BlockYaml
{
    public static string Of(string json)
    {
        var text = new StringBuilder();
        Write(JsonDocument.Parse(json).RootElement, text, 0);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text, int indent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                foreach (var property in value.EnumerateObject())
                {
                    text.Append('\n').Append(' ', indent).Append(JsonSerializer.Serialize(property.Name)).Append(':');
                    Write(property.Value, text, indent + 2);
                }

                break;
            case JsonValueKind.Array when value.EnumerateArray().Any():
                foreach (var item in value.EnumerateArray())
                {
                    text.Append('\n').Append(' ', indent).Append('-');
                    Write(item, text, indent + 2);
                }

                break;
            default:
                text.Append(' ').Append(value.GetRawText());
                break;
        }
    }
}
