using System.Buffers;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>
/// Reads the YAML that manifests are nearly always made of: objects and lists in block style, single values on one line. Whatever
/// goes beyond, and whatever may be wrong, it leaves to <see cref="YamlTreeReader"/>, so that there is one judge of YAML.
/// </summary>
/// <remarks>
/// A parser of the whole of YAML looks at every character several times; most of the time that reading takes went there. What this
/// reader accepts it reads exactly as the other does, places included: a test holds the two against each other.
/// </remarks>
internal sealed class BlockYamlReader
{
    private const int LongestKey = 256;

    // White space and line breaks besides space and line feed: rare enough to be left to the other reader.
    private static readonly SearchValues<char> Unusual = SearchValues.Create("\t\r\0\u0085\u2028\u2029\uFEFF");
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/");
    private static readonly SearchValues<char> PlainStarts = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/$~+(<^");

    private readonly string _text;
    private readonly int _end;
    private readonly ReadOptions _options;
    private readonly MappingBuilder _mappings;
    private readonly List<Node> _items = [];

    // The line at which the reader stands: its number, where it begins, where its text begins and where it ends.
    private int _line;
    private int _lineStart;
    private int _content;
    private int _lineEnd;
    private bool _atEnd;

    private BlockYamlReader(string text, DocumentSlice slice, ReadOptions options)
    {
        _text = text;
        _end = slice.End;
        _options = options;
        _mappings = new MappingBuilder(options);
        _line = slice.FirstLine - 1;
        _lineEnd = slice.Start - 1;
    }

    private int Indent => _content - _lineStart;

    /// <summary>Reads a document; null where it is not as simple as that.</summary>
    public static ParsedDocument? TryRead(string text, DocumentSlice slice, ReadOptions options)
    {
        var span = text.AsSpan(slice.Start, slice.Length);
        if (span.Length > options.MaxDocumentBytes / 3 || span.ContainsAny(Unusual))
        {
            return null;
        }

        var reader = new BlockYamlReader(text, slice, options);
        return reader.ReadDocument() is { } root ? new ParsedDocument(root, null, reader._mappings.Duplicates) : null;
    }

    private Node? ReadDocument()
    {
        NextLine();
        if (!_atEnd && Indent == 0 && _text.AsSpan(_content, _lineEnd - _content).StartsWith("---"))
        {
            if (!IsRestEmpty(_content + 3))
            {
                return null;
            }

            NextLine();
        }

        var root = _atEnd || Indent != 0 ? null : ReadBlock(1);
        return _atEnd ? root : null;
    }

    /// <summary>Reads what begins with the text of the line.</summary>
    private Node? ReadBlock(int depth) => IsDash(_content) ? ReadSequence(depth, isIndentless: false) : ReadMapping(_content, depth);

    /// <param name="at">Where the first key begins: at the text of the line, or behind the dash of an item.</param>
    /// <param name="depth">The level of the object.</param>
    private MappingNode? ReadMapping(int at, int depth)
    {
        if (depth > _options.MaxDepth)
        {
            return null;
        }

        var column = at - _lineStart;
        var members = _mappings.Open(At(at));
        while (KeyEnd(at) is var colon and >= 0 && YamlKeys.TextOf(KubernetesScalars.Resolve(_text[at..colon])) is { } key)
        {
            var keyStart = At(at);
            if (ReadValue(colon + 1, column, depth) is not { } value)
            {
                return null;
            }

            members.Add(new MappingEntry(key, keyStart, value));
            if (_atEnd || Indent < column)
            {
                return members.Close();
            }

            if (Indent > column || IsDash(_content))
            {
                return null;
            }

            at = _content;
        }

        return null;
    }

    /// <summary>Reads the value of a key, on its line or below, and goes on to the line behind it.</summary>
    private Node? ReadValue(int at, int column, int depth)
    {
        if (!IsRestEmpty(at))
        {
            return ReadInline(at, column, depth + 1);
        }

        var empty = At(at);
        NextLine();
        if (!_atEnd && Indent > column)
        {
            return ReadBlock(depth + 1);
        }

        // A list may stand below its key without being indented.
        return !_atEnd && Indent == column && IsDash(_content)
            ? ReadSequence(depth + 1, isIndentless: true)
            : new ScalarNode(empty, new ScalarValue(ScalarKind.Null, ""));
    }

    private SequenceNode? ReadSequence(int depth, bool isIndentless)
    {
        if (depth > _options.MaxDepth)
        {
            return null;
        }

        var (start, column, first) = (At(_content), Indent, _items.Count);
        while (true)
        {
            if (ReadItem(_content + 1, column, depth + 1) is not { } item)
            {
                return null;
            }

            _items.Add(item);
            if (!_atEnd && Indent == column && IsDash(_content))
            {
                continue;
            }

            if (_atEnd || Indent < column || (Indent == column && isIndentless))
            {
                break;
            }

            return null;
        }

        var items = _items[first..].ToArray();
        _items.RemoveRange(first, items.Length);
        return new SequenceNode(start, items);
    }

    private Node? ReadItem(int at, int column, int depth)
    {
        if (IsRestEmpty(at))
        {
            NextLine();
            return _atEnd || Indent <= column ? null : ReadBlock(depth);
        }

        at = SkipSpaces(at);
        if (IsDash(at))
        {
            return null;
        }

        return KeyEnd(at) >= 0 ? ReadMapping(at, depth) : ReadInline(at, column, depth);
    }

    /// <summary>Reads a value that stands on one line, and goes on to the next line, which must not continue it.</summary>
    private Node? ReadInline(int at, int column, int depth)
    {
        at = SkipSpaces(at);
        var node = _text[at] switch
        {
            '"' or '\'' => ReadQuoted(at),
            '{' or '[' => ReadEmptyBrackets(at, depth),
            _ => ReadPlain(at),
        };
        if (node is not null)
        {
            NextLine();
        }

        return _atEnd || Indent <= column ? node : null;
    }

    private ScalarNode? ReadQuoted(int at)
    {
        var quote = _text[at];
        var length = _text.AsSpan(at + 1, _lineEnd - at - 1).IndexOfAny(quote, '\\');
        var end = at + 1 + length;
        return length >= 0 && _text[end] == quote && IsRestEmpty(end + 1)
            ? new ScalarNode(At(at), new ScalarValue(ScalarKind.String, _text.Substring(at + 1, length)))
            : null;
    }

    private Node? ReadEmptyBrackets(int at, int depth)
    {
        if (at + 1 >= _lineEnd || depth > _options.MaxDepth || !IsRestEmpty(at + 2))
        {
            return null;
        }

        return (_text[at], _text[at + 1]) switch
        {
            ('{', '}') => _mappings.Open(At(at)).Close(),
            ('[', ']') => new SequenceNode(At(at), []),
            _ => null,
        };
    }

    private ScalarNode? ReadPlain(int at)
    {
        var rest = _text.AsSpan(at, _lineEnd - at);
        if (!PlainStarts.Contains(rest[0]) && !(rest.Length > 1 && rest[0] == '-' && PlainStarts.Contains(rest[1])))
        {
            return null;
        }

        var comment = rest.IndexOf(" #", StringComparison.Ordinal);
        rest = (comment < 0 ? rest : rest[..comment]).TrimEnd(' ');
        if (rest.Contains(": ", StringComparison.Ordinal) || rest[^1] == ':')
        {
            return null;
        }

        var value = KubernetesScalars.Resolve(rest.ToString());
        return value.Kind != ScalarKind.Float || double.IsFinite(value.Float) ? new ScalarNode(At(at), value) : null;
    }

    /// <summary>The index of the colon behind a key; -1 where what begins here is no simple key.</summary>
    private int KeyEnd(int at)
    {
        var rest = _text.AsSpan(at, Math.Min(_lineEnd - at, LongestKey));
        var length = rest.IndexOfAnyExcept(KeyCharacters);
        return length > 0 && (char.IsAsciiLetterOrDigit(rest[0]) || rest[0] == '_')
            && rest[length] == ':' && (at + length + 1 == _lineEnd || _text[at + length + 1] == ' ')
            ? at + length
            : -1;
    }

    private bool IsDash(int at) => at < _lineEnd && _text[at] == '-' && (at + 1 == _lineEnd || _text[at + 1] == ' ');

    /// <summary>Whether nothing but spaces, or a comment after a space, stands from here to the end of the line.</summary>
    private bool IsRestEmpty(int at)
    {
        var next = SkipSpaces(at);
        return next >= _lineEnd || (next > at && _text[next] == '#');
    }

    private int SkipSpaces(int at)
    {
        while (at < _lineEnd && _text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private Position At(int index) => new(_line, index - _lineStart + 1);

    /// <summary>Goes on to the next line that holds more than spaces and comments.</summary>
    private void NextLine()
    {
        while (_lineEnd + 1 < _end)
        {
            _line++;
            _lineStart = _lineEnd + 1;
            var length = _text.AsSpan(_lineStart, _end - _lineStart).IndexOf('\n');
            _lineEnd = length < 0 ? _end : _lineStart + length;
            _content = SkipSpaces(_lineStart);
            if (_content < _lineEnd && _text[_content] != '#')
            {
                return;
            }
        }

        _atEnd = true;
    }
}
