using System.Globalization;
using System.Text;
using System.Text.Json;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Fixing.Model;

/// <summary>Makes the model of a JSON text, which <see cref="Reading"/> has been able to read.</summary>
internal ref struct JsonModelReader
{
    private readonly string _text;
    private Utf8JsonReader _reader;

    // The bytes of the text up to which characters have been counted, and how many those are.
    private readonly ReadOnlySpan<byte> _utf8;
    private int _bytes;
    private int _characters;

    private JsonModelReader(string text, ReadOnlySpan<byte> utf8)
    {
        _text = text;
        _utf8 = utf8;
        _characters = text.StartsWith('\uFEFF') ? 1 : 0;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1024 });
    }

    /// <summary>The value of the text.</summary>
    public static ModelNode Read(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text).AsSpan();
        var reader = new JsonModelReader(text, utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
        reader._reader.Read();
        return reader.ReadNode();
    }

    /// <summary>The character at a byte; asked for in the order of the text.</summary>
    private int At(long position)
    {
        _characters += Encoding.UTF8.GetCharCount(_utf8[_bytes..(int)position]);
        _bytes = (int)position;
        return _characters;
    }

    private ModelNode ReadNode()
    {
        var start = At(_reader.TokenStartIndex);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var mapping = new ModelMapping(start, isFlow: true);
                while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
                {
                    mapping.Add(ReadMember());
                }

                mapping.Close(At(_reader.BytesConsumed));
                return mapping;
            case JsonTokenType.StartArray:
                var sequence = new ModelSequence(start, isFlow: true);
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    sequence.Add(ReadNode());
                }

                sequence.Close(At(_reader.BytesConsumed));
                return sequence;
            default:
                return new ModelScalar(start, At(_reader.BytesConsumed), ReadValue(), _reader.TokenType == JsonTokenType.String ? Quoting.Double : Quoting.Plain);
        }
    }

    private ModelMember ReadMember()
    {
        var key = _reader.GetString()!;
        var start = At(_reader.TokenStartIndex);

        // A name is counted as consumed together with its colon: its own end is the quote before that.
        var colon = At(_reader.BytesConsumed) - 1;
        var end = _text.LastIndexOf('"', colon) + 1;
        _reader.Read();
        var name = new ModelScalar(start, end, new ScalarValue(ScalarKind.String, key), Quoting.Double);
        return new ModelMember(key, name, colon, ReadNode());
    }

    private readonly ScalarValue ReadValue() => _reader.TokenType switch
    {
        JsonTokenType.True => new ScalarValue(ScalarKind.Boolean, "true", 1),
        JsonTokenType.False => new ScalarValue(ScalarKind.Boolean, "false"),
        JsonTokenType.Null => new ScalarValue(ScalarKind.Null, "null"),
        JsonTokenType.Number when _reader.TryGetInt64(out var integer) =>
            new ScalarValue(ScalarKind.Integer, integer.ToString(CultureInfo.InvariantCulture), integer),
        JsonTokenType.Number => new ScalarValue(ScalarKind.Float, Encoding.UTF8.GetString(_reader.ValueSpan), 0, _reader.GetDouble()),
        _ => new ScalarValue(ScalarKind.String, _reader.GetString()!),
    };
}
