using System.Text;

namespace MeshTargeting.Validation.Common;

/// <summary>JSON as Go's decoder reads it from a stream (json.Decoder): the first value counts, what follows is left alone.</summary>
internal ref struct GoJson
{
    private const string NoValue = "looking for beginning of value";
    private const string NoKey = "looking for beginning of object key string";

    private readonly ReadOnlySpan<byte> _text;
    private readonly Stack<bool> _isObject = new();
    private int _at;
    private string? _problem;

    private GoJson(byte[] text) => _text = text;

    private enum Expected
    {
        Value,
        ValueOrEnd,
        Key,
        KeyOrEnd,
        Colon,
        CommaOrEnd,
    }

    /// <summary>What is wrong with a text, in Go's words; null where nothing is.</summary>
    public static string? Problem(string text)
    {
        var reader = new GoJson(Encoding.UTF8.GetBytes(text));
        reader.First();
        return reader._problem;
    }

    private void First()
    {
        var next = Expected.Value;
        do
        {
            SkipBlanks();
            if (_at == _text.Length)
            {
                _problem = _isObject.Count == 0 ? "EOF" : "unexpected EOF";
            }
            else
            {
                next = Read(next);
            }
        }
        while (_problem is null && (_isObject.Count > 0 || next != Expected.CommaOrEnd));
    }

    private Expected Read(Expected expected)
    {
        var c = (char)_text[_at];
        switch (expected, c)
        {
            case (Expected.KeyOrEnd, '}') or (Expected.ValueOrEnd, ']'):
                return End();
            case (Expected.Key or Expected.KeyOrEnd, '"'):
                Text();
                return Expected.Colon;
            case (Expected.Key or Expected.KeyOrEnd, _):
                return Fail(NoKey);
            case (Expected.Colon, ':'):
                _at++;
                return Expected.Value;
            case (Expected.Colon, _):
                return Fail("after object key");
            case (Expected.CommaOrEnd, ','):
                _at++;
                return _isObject.Peek() ? Expected.Key : Expected.Value;
            case (Expected.CommaOrEnd, _):
                return c == (_isObject.Peek() ? '}' : ']') ? End() : Fail(_isObject.Peek() ? "after object key:value pair" : "after array element");
            case (_, '{' or '['):
                _at++;
                _isObject.Push(c == '{');
                return c == '{' ? Expected.KeyOrEnd : Expected.ValueOrEnd;
            default:
                Scalar(c);
                return Expected.CommaOrEnd;
        }
    }

    private Expected End()
    {
        _at++;
        _isObject.Pop();
        return Expected.CommaOrEnd;
    }

    private void Scalar(char first)
    {
        switch (first)
        {
            case '"':
                Text();
                break;
            case 't' or 'f' or 'n':
                Literal(first == 't' ? "true" : first == 'f' ? "false" : "null");
                break;
            case '-' or (>= '0' and <= '9'):
                Number();
                break;
            default:
                Fail(NoValue);
                break;
        }
    }

    private void Text()
    {
        _at++;
        while (Current() is { } c && c != '"')
        {
            if (c < ' ')
            {
                Fail("in string literal");
                return;
            }

            _at++;
            if (c == '\\' && !Escape())
            {
                return;
            }
        }

        _at++;
    }

    private bool Escape()
    {
        var c = Current();
        if (c is null || !"bfnrt\\/\"u".Contains(c.Value, StringComparison.Ordinal))
        {
            Fail("in string escape code");
            return false;
        }

        _at++;
        for (var i = 0; c == 'u' && i < 4; i++, _at++)
        {
            if (Current() is not { } digit || !char.IsAsciiHexDigit(digit))
            {
                Fail("in \\u hexadecimal character escape");
                return false;
            }
        }

        return true;
    }

    private void Literal(string word)
    {
        for (var i = 0; i < word.Length; i++, _at++)
        {
            if (Current() != word[i])
            {
                Fail($"in literal {word} (expecting '{word[i]}')");
                return;
            }
        }
    }

    private void Number()
    {
        _at += _text[_at] == '-' ? 1 : 0;
        if (Current() == '0')
        {
            _at++;
        }
        else if (!Digits("in numeric literal"))
        {
            return;
        }

        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            if (!Digits("after decimal point in numeric literal"))
            {
                return;
            }
        }

        if (_at < _text.Length && _text[_at] is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += Current() is '+' or '-' ? 1 : 0;
            Digits("in exponent of numeric literal");
        }
    }

    private bool Digits(string place)
    {
        if (Current() is not { } c || !char.IsAsciiDigit(c))
        {
            Fail(place);
            return false;
        }

        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at]))
        {
            _at++;
        }

        return true;
    }

    // The next byte; null at the end, which is reported.
    private char? Current()
    {
        if (_at < _text.Length)
        {
            return (char)_text[_at];
        }

        _problem ??= "unexpected EOF";
        return null;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && IsBlank(_text[_at]))
        {
            _at++;
        }
    }

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private Expected Fail(string place)
    {
        _problem ??= $"invalid character {Quoted((char)_text[_at])} {place}";
        return Expected.Value;
    }

    private static string Quoted(char c) => c switch
    {
        '\'' => @"'\''",
        '"' => "'\"'",
        _ => $"'{GoQuote.Of(c.ToString())[1..^1]}'",
    };
}
