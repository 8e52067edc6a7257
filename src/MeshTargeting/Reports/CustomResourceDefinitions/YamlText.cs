using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MeshTargeting.Reports.CustomResourceDefinitions;

/// <summary>
/// Writes a JSON tree as block-style YAML, two spaces a level, a line a scalar. A string is quoted unless every reader of YAML 1.1
/// and 1.2 takes it for a string.
/// </summary>
internal static partial class YamlText
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
            text.Append(String(key)).Append(':');
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
        _ => value.GetValueKind() == JsonValueKind.String ? String(value.GetValue<string>()) : value.ToJsonString(),
    };

    private static string String(string value)
    {
        if (value.Any(MustBeEscaped))
        {
            return DoubleQuoted(value);
        }

        return Plain().IsMatch(value) && !Reserved().IsMatch(value) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static string DoubleQuoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when MustBeEscaped(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Controls, what YAML takes for a line break, and what it drops (a byte order mark) or must not hold.
    private static bool MustBeEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static void Indent(StringBuilder text, int indent) => text.Append(' ', indent);

    // Begins with a letter, a dot or a slash; goes on without what ends a plain scalar (": ", " #") or begins another thing.
    [GeneratedRegex(@"\A[A-Za-z./](?:[A-Za-z0-9_./,;()+*=^|~$@!?'""-]|:(?=\S)|\ (?=[^#\s]))*\z")]
    private static partial Regex Plain();

    // What YAML 1.1 takes for a boolean, null or a number, in spite of its first letter.
    [GeneratedRegex(@"\A(?:y|yes|n|no|true|false|on|off|null|\.(?:inf|nan)|\.[0-9].*|\.)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
