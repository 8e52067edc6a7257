using System.Text;
using System.Text.Json;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>Reads one JSON text into the same nodes that YAML makes.</summary>
internal ref struct JsonTreeReader
{
    private readonly ReadOptions _options;
    private readonly MappingBuilder _mappings;
    private Utf8JsonReader _reader;
    private Utf8Places _places;

    private JsonTreeReader(ReadOnlySpan<byte> utf8, ReadOptions options)
    {
        _options = options;
        _mappings = new MappingBuilder(options);
        _places = new Utf8Places(utf8);
        // One level more than may be, so that what is too deep is found here and not by the reader, whose words are for programmers.
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = options.MaxDepth + 1 });
    }

    /// <summary>Reads a text. Never throws for what it holds.</summary>
    public static ParsedDocument Read(ReadOnlySpan<byte> utf8, ReadOptions options)
    {
        utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var reader = new JsonTreeReader(utf8, options);
        try
        {
            DocumentSize.Check(utf8.Length, options, new Position(1, 1));
            return new ParsedDocument(reader.ReadDocument(), null, reader._mappings.Duplicates);
        }
        catch (UnreadableDocumentException e)
        {
            return new ParsedDocument(null, e.Problem, []);
        }
        catch (JsonException e)
        {
            return new ParsedDocument(null, Explain(e, utf8), []);
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half a surrogate pair in an escape: found only when the string is asked for.
            return new ParsedDocument(null, reader.NoText(), []);
        }
    }

    private Node ReadDocument()
    {
        _reader.Read();
        var root = ReadNode(1);
        // Refuses what stands behind the value.
        _reader.Read();
        return root;
    }

    private Position Here() => _places.At((int)_reader.TokenStartIndex);

    private readonly Problem NoText()
    {
        var places = _places;
        return new Problem(ReadingRules.InvalidText, places.At((int)_reader.TokenStartIndex), "not valid JSON: this string is not Unicode text");
    }

    private Node ReadNode(int depth)
    {
        var start = Here();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CheckDepth(start, depth);
                var members = _mappings.Open(start);
                while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (keyStart, key) = (Here(), _reader.GetString()!);
                    _reader.Read();
                    members.Add(new MappingEntry(key, keyStart, ReadNode(depth + 1)));
                }

                return members.Close();
            case JsonTokenType.StartArray:
                CheckDepth(start, depth);
                var items = new List<Node>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadNode(depth + 1));
                }

                return new SequenceNode(start, items);
            case JsonTokenType.Number:
                return new ScalarNode(start, ReadNumber(start));
            case JsonTokenType.True:
                return new ScalarNode(start, new ScalarValue(ScalarKind.Boolean, "true", 1));
            case JsonTokenType.False:
                return new ScalarNode(start, new ScalarValue(ScalarKind.Boolean, "false"));
            case JsonTokenType.Null:
                return new ScalarNode(start, new ScalarValue(ScalarKind.Null, "null"));
            default:
                return new ScalarNode(start, new ScalarValue(ScalarKind.String, _reader.GetString()!));
        }
    }

    private ScalarValue ReadNumber(Position start)
    {
        var text = Encoding.UTF8.GetString(_reader.ValueSpan);
        if (_reader.TryGetInt64(out var integer))
        {
            return new ScalarValue(ScalarKind.Integer, text, integer);
        }

        if (_reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return new ScalarValue(ScalarKind.Float, text, 0, number);
        }

        throw new UnreadableDocumentException(ReadingRules.InvalidText, start, $"the number {text} is out of range");
    }

    private readonly void CheckDepth(Position start, int depth)
    {
        if (depth > _options.MaxDepth)
        {
            throw new UnreadableDocumentException(ReadingRules.LimitExceeded, start, $"nested more than {_options.MaxDepth} levels deep");
        }
    }

    private static Problem Explain(JsonException failure, ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (TemplateFinder.Find(text, new DocumentSlice(0, text.Length, 1)) is { } template)
        {
            return TemplateFinder.Unrendered(template);
        }

        var position = Utf8Places.Find(utf8, (int)(failure.LineNumber ?? 0), (int)(failure.BytePositionInLine ?? 0));
        return new Problem(ReadingRules.InvalidText, position, $"not valid JSON: {Describe(failure.Message, utf8)}");
    }

    private static string Describe(string message, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            return "the text is empty";
        }

        // What follows is advice to programmers, and the runtime's own account of the place.
        foreach (var tail in (ReadOnlySpan<string>)[" LineNumber:", " which is not supported", " when isFinalBlock"])
        {
            var end = message.IndexOf(tail, StringComparison.Ordinal);
            message = end < 0 ? message : message[..end];
        }

        message = message.TrimEnd('.', ',');
        return message.Length == 0 ? "unexpected text" : char.ToLowerInvariant(message[0]) + message[1..];
    }
}
