using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Fixing;

/// <summary>
/// Writes a JSON value as people of all tastes write YAML: lines or brackets, any indentation, any quotes, comments and empty lines
/// wherever they may stand.
/// </summary>
internal sealed class LaidOutYaml
{
    private readonly StringBuilder _text = new();
    private readonly Random _random;
    private readonly int _step;
    private readonly int _listOffset;
    private int _comments;

    private LaidOutYaml(int seed)
    {
        _random = new Random(seed);
        _step = _random.Next(1, 5);
        _listOffset = _random.Next(2) == 0 ? 0 : _step;
    }

    /// <summary>The text. Its comments are <c># c1</c>, <c># c2</c> and so on, so that they can be told from each other.</summary>
    public static string Of(JsonObject value, int seed)
    {
        var writer = new LaidOutYaml(seed);
        writer.Lines(0, 0.5);
        if (writer._random.Next(8) == 0)
        {
            writer._text.Append(writer.Flow(value, 0)).Append('\n');
        }
        else
        {
            writer.Members(value, 0, isIndented: false);
        }

        writer.Lines(0, 0.3);
        var text = writer._text.ToString();
        text = writer._random.Next(4) == 0 ? text.TrimEnd() : text;
        return writer._random.Next(4) == 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>Comments and empty lines.</summary>
    private void Lines(int column, double probability)
    {
        while (Chance(probability))
        {
            _text.Append(Chance(0.4) ? "" : $"{new string(' ', column)}# c{++_comments}").Append('\n');
        }
    }

    private void EndOfLine() => _text.Append(Chance(0.2) ? $" # c{++_comments}" : Chance(0.1) ? "  " : "").Append('\n');

    private void Members(JsonObject value, int column, bool isIndented)
    {
        foreach (var (key, member) in value)
        {
            if (!isIndented)
            {
                Lines(column, 0.15);
                _text.Append(' ', column);
            }

            isIndented = false;
            _text.Append(Key(key)).Append(Chance(0.05) ? " :" : ":");
            switch (member)
            {
                case JsonObject { Count: > 0 } nested when Chance(0.8):
                    EndOfLine();
                    Members(nested, column + _step, isIndented: false);
                    break;
                case JsonArray { Count: > 0 } items when Chance(0.8):
                    EndOfLine();
                    Items(items, column + _listOffset);
                    break;
                case null when Chance(0.5):
                    EndOfLine();
                    break;
                case JsonValue when member.GetValueKind() == JsonValueKind.String && member.GetValue<string>().Contains('\n'):
                    _text.Append(" |").Append(member.GetValue<string>().EndsWith('\n') ? "" : "-").Append('\n');
                    foreach (var line in member.GetValue<string>().TrimEnd('\n').Split('\n'))
                    {
                        _text.Append(' ', column + _step).Append(line).Append('\n');
                    }

                    break;
                default:
                    _text.Append(' ', _random.Next(1, 3)).Append(Flow(member, column + 1));
                    EndOfLine();
                    break;
            }
        }
    }

    private void Items(JsonArray items, int column)
    {
        foreach (var item in items)
        {
            Lines(column, 0.15);
            _text.Append(' ', column).Append('-');
            if (item is JsonObject { Count: > 0 } members && Chance(0.8))
            {
                if (Chance(0.15))
                {
                    EndOfLine();
                    Members(members, column + 2, isIndented: false);
                }
                else
                {
                    var gap = Chance(0.9) ? 1 : 3;
                    _text.Append(' ', gap);
                    Members(members, column + 1 + gap, isIndented: true);
                }
            }
            else
            {
                _text.Append(' ').Append(Flow(item, column + 2));
                EndOfLine();
            }
        }
    }

    private string Flow(JsonNode? value, int column)
    {
        var separator = Chance(0.15) ? $",\n{new string(' ', column + 2)}" : ", ";
        var space = Chance(0.3) ? " " : "";
        return value switch
        {
            null => Chance(0.5) ? "null" : "~",
            JsonObject { Count: 0 } => $"{{{space}}}",
            JsonObject members => $"{{{space}{string.Join(separator, members.Select(m => $"{Key(m.Key)}: {Flow(m.Value, column + 2)}"))}{space}}}",
            JsonArray { Count: 0 } => $"[{space}]",
            JsonArray items => $"[{space}{string.Join(separator, items.Select(i => Flow(i, column + 2)))}{space}]",
            _ when value.GetValueKind() == JsonValueKind.String => String(value.GetValue<string>()),
            _ => value.ToJsonString(),
        };
    }

    private string Key(string key) => String(key);

    private string String(string text)
    {
        var isPlain = text.Length > 1 && text.All(c => char.IsAsciiLetterLower(c) || c is '.' or '/' or '-') && char.IsAsciiLetter(text[0]) && text is not ("yes" or "no" or "true" or "null");
        return isPlain && Chance(0.7) ? text
            : Chance(0.5) && !text.Any(char.IsControl) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : JsonSerializer.Serialize(text);
    }
}
