namespace MeshTargeting.Validation.Common;

internal ref partial struct GoRegex
{
    private const string WrongEscape = "invalid escape sequence";
    private const string WrongRange = "invalid character class range";

    // Reads \d and its like, and \p{…}; null where it is neither.
    private bool? NamedCharacters()
    {
        if (Rest.Length < 2 || Rest[0] != '\\')
        {
            return null;
        }

        if (Rest[1] is 'd' or 'D' or 's' or 'S' or 'w' or 'W')
        {
            _at += 2;
            return true;
        }

        if (Rest[1] is not ('p' or 'P'))
        {
            return null;
        }

        var start = _at;
        _at += 2;
        if (IsAtEnd)
        {
            return Fail(WrongEscape, start, _at);
        }

        ReadOnlySpan<char> name;
        if (_text[_at] == '{')
        {
            var end = Rest.IndexOf('}');
            if (end < 0)
            {
                return Fail(WrongRange, start, _text.Length);
            }

            name = Rest[1..end];
            _at += end + 1;
        }
        else
        {
            NextRune();
            name = _text[(start + 2).._at];
        }

        return GoRegexNames.IsUnicode((name.StartsWith("^") ? name[1..] : name).ToString()) || Fail(WrongRange, start, _at);
    }

    // Reads a character class.
    private bool Class()
    {
        var start = _at++;
        if (!IsAtEnd && _text[_at] == '^')
        {
            _at++;
        }

        for (var isFirst = true; IsAtEnd || _text[_at] != ']' || isFirst; isFirst = false)
        {
            if (Rest.Length > 2 && Rest.StartsWith("[:") && Rest[2..].IndexOf(":]") is >= 0 and var length)
            {
                var name = Rest.Slice(2, length);
                if (!GoRegexNames.IsPosix((name.StartsWith("^") ? name[1..] : name).ToString()))
                {
                    return Fail(WrongRange, _at, _at + length + 4);
                }

                _at += length + 4;
                continue;
            }

            if (!(NamedCharacters() ?? Range(start)))
            {
                return false;
            }
        }

        _at++;
        return true;
    }

    private bool Range(int classStart)
    {
        var start = _at;
        if (!ClassCharacter(out var first, classStart))
        {
            return false;
        }

        if (Rest.Length < 2 || Rest[0] != '-' || Rest[1] == ']')
        {
            return true;
        }

        _at++;
        return ClassCharacter(out var last, classStart) && (first <= last || Fail(WrongRange, start, _at));
    }

    private bool ClassCharacter(out int rune, int classStart)
    {
        rune = 0;
        return IsAtEnd ? Fail("missing closing ]", classStart, _text.Length) : Character(out rune);
    }

    // Reads a character as it stands or escaped.
    private bool Character(out int rune)
    {
        if (_text[_at] != '\\')
        {
            rune = NextRune();
            return true;
        }

        var start = _at++;
        rune = 0;
        if (IsAtEnd)
        {
            return Fail("trailing backslash at end of expression", _at, _at);
        }

        rune = NextRune();
        return rune switch
        {
            'x' => Hexadecimal(out rune, start),

            // That would be a back reference.
            >= '1' and <= '7' when IsAtEnd || _text[_at] is < '0' or > '7' => Fail(WrongEscape, start, _at),
            >= '0' and <= '7' => Octal(ref rune),
            'a' or 'f' or 'n' or 'r' or 't' or 'v' => Control(ref rune),
            _ => (rune < 0x80 && !char.IsAsciiLetterOrDigit((char)rune)) || Fail(WrongEscape, start, _at),
        };
    }

    private bool Octal(ref int rune)
    {
        rune -= '0';
        for (var digits = 1; digits < 3 && !IsAtEnd && _text[_at] is >= '0' and <= '7'; digits++)
        {
            rune = (rune * 8) + _text[_at++] - '0';
        }

        return true;
    }

    private static bool Control(ref int rune)
    {
        rune = "\a\f\n\r\t\v"["afnrtv".IndexOf((char)rune, StringComparison.Ordinal)];
        return true;
    }

    // Reads what follows \x: two digits, or any number between braces.
    private bool Hexadecimal(out int rune, int start)
    {
        rune = 0;
        var isBraced = !IsAtEnd && _text[_at] == '{';
        var digits = 0;
        _at += isBraced ? 1 : 0;
        while (!IsAtEnd && (isBraced || digits < 2))
        {
            if (isBraced && _text[_at] == '}')
            {
                _at++;
                return digits > 0 || Fail(WrongEscape, start, _at);
            }

            var digit = NextRune();
            if (digit >= 0x80 || !char.IsAsciiHexDigit((char)digit) || (rune = (rune * 16) + Convert.ToInt32($"{(char)digit}", 16)) > 0x10ffff)
            {
                // Of two digits Go looks at both before it complains.
                if (!isBraced && digits == 0 && !IsAtEnd)
                {
                    NextRune();
                }

                return Fail(WrongEscape, start, _at);
            }

            digits++;
        }

        return (!isBraced && digits == 2) || Fail(WrongEscape, start, _at);
    }
}
