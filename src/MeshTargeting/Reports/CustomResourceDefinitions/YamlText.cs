using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Layout;

namespace MeshTargeting.Reports.CustomResourceDefinitions;

/// <summary>
/// Writes a JSON tree as block-style YAML, two spaces a level, a line a scalar. A string is quoted unless every reader of YAML 1.1
/// and 1.2 takes it for a string.
/// </summary>
internal static class YamlText
{
    public static string Of(JsonObject root)
    {
        var text = new StringBuilder();
        Mapping(text, root, indent: 0, firstLineIsIndented: false);
        return text.ToString();
    }

    private static void Mapping(StringBuilder text, JsonObject mapping, int indent, bool firstLineIsIndented)
    {
        foreach (var (key, value) in mapping)
        {
            Indent(text, firstLineIsIndented ? 0 : indent);
            firstLineIsIndented = false;
            text.Append(YamlStrings.Write(key)).Append(':');
            switch (value)
            {
                case JsonObject { Count: > 0 } nested:
                    text.Append('\n');
                    Mapping(text, nested, indent + 2, firstLineIsIndented: false);
                    break;
                case JsonArray { Count: > 0 } list:
                    text.Append('\n');
                    Sequence(text, list, indent + 2);
                    break;
                default:
                    text.Append(' ').Append(Scalar(value)).Append('\n');
                    break;
            }
        }
    }

    private static void Sequence(StringBuilder text, JsonArray sequence, int indent)
    {
        foreach (var item in sequence)
        {
            Indent(text, indent);
            text.Append("- ");
            switch (item)
            {
                case JsonObject { Count: > 0 } nested:
                    Mapping(text, nested, indent + 2, firstLineIsIndented: true);
                    break;
                case JsonArray { Count: > 0 }:
                    throw new NotSupportedException("A list within a list has no place in a definition.");
                default:
                    text.Append(Scalar(item)).Append('\n');
                    break;
            }
        }
    }

    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ => value.GetValueKind() == JsonValueKind.String ? YamlStrings.Write(value.GetValue<string>()) : value.ToJsonString(),
    };

    private static void Indent(StringBuilder text, int indent) => text.Append(' ', indent);
}
