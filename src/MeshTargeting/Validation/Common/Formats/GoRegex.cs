using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// Whether Go can compile a regular expression (regexp.Compile, in the version that Kuma is built with). .NET's own understanding is
/// another: it takes look-around and back references, and does not take <c>(?P&lt;name&gt;…)</c> or <c>[[:alpha:]]</c>. Left aside is Go's
/// limit on the size of what it has compiled, which only expressions of megabytes reach.
/// </summary>
internal ref partial struct GoRegex
{
    private const int MostRepeats = 1000;
    private const int DeepestNesting = 1000;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;
    private string? _problem;

    private GoRegex(string text) => _text = text;

    private readonly bool IsAtEnd => _at >= _text.Length;

    private readonly ReadOnlySpan<char> Rest => _text[_at..];

    /// <summary>What is wrong with an expression, in Go's words; null where nothing is.</summary>
    public static string? Problem(string text)
    {
        var parser = new GoRegex(text);
        if (parser.Alternatives(out _) && !parser.IsAtEnd)
        {
            parser.Fail("unexpected )", 0, text.Length);
        }

        return parser._problem;
    }

    private bool Fail(string problem, int start, int end)
    {
        _problem ??= $"error parsing regexp: {problem}: `{_text[start..end]}`";
        return false;
    }

    /// <summary>Reads up to a closing parenthesis or the end.</summary>
    /// <param name="repeats">How often the innermost part can be repeated by counts within counts.</param>
    private bool Alternatives(out long repeats)
    {
        repeats = 1;
        var operand = 0L;
        var repeatedAt = -1;
        while (!IsAtEnd && _text[_at] != ')')
        {
            var start = _at;
            switch (_text[_at])
            {
                case '|':
                    _at++;
                    (operand, repeatedAt) = (0, -1);
                    break;
                case '*' or '+' or '?':
                    _at++;
                    if (!Repeated(0, 0, start, ref operand, ref repeatedAt))
                    {
                        return false;
                    }

                    break;
                case '{' when Counts() is var (least, most, end):
                    _at = end;
                    if (least > MostRepeats || most > MostRepeats || (most >= 0 && least > most))
                    {
                        return Fail("invalid repeat count", start, end);
                    }

                    if (!Repeated(least, most, start, ref operand, ref repeatedAt))
                    {
                        return false;
                    }

                    break;
                default:
                    if (!Item(ref operand))
                    {
                        return false;
                    }

                    repeatedAt = -1;
                    break;
            }

            repeats = Math.Max(repeats, operand);
        }

        return true;
    }

    // An operand of 0 is none. Repetition by a sign counts as 0 to 0 here, for it multiplies nothing.
    private bool Repeated(int least, int most, int start, ref long operand, ref int repeatedAt)
    {
        if (!IsAtEnd && _text[_at] == '?')
        {
            _at++;
        }

        if (repeatedAt >= 0)
        {
            return Fail("invalid nested repetition operator", repeatedAt, _at);
        }

        if (operand == 0)
        {
            return Fail("missing argument to repetition operator", start, _at);
        }

        repeatedAt = start;
        operand *= Math.Max(most < 0 ? least : most, 1);
        return (least < 2 && most < 2) || operand <= MostRepeats || Fail("invalid repeat count", start, _at);
    }

    // Reads {2}, {2,} or {2,3}; null where it is something else, which then stands for itself.
    private readonly (int Least, int Most, int End)? Counts()
    {
        var at = _at + 1;
        if (Number(ref at) is not { } least || at >= _text.Length)
        {
            return null;
        }

        var most = least;
        if (_text[at] == ',')
        {
            at++;
            most = -1;
            if (at < _text.Length && _text[at] != '}')
            {
                if (Number(ref at) is not { } second)
                {
                    return null;
                }

                most = second;
            }
        }

        return at < _text.Length && _text[at] == '}' ? (least, most, at + 1) : null;
    }

    // A number without leading zeros; one that is far too large counts as one too large.
    private readonly int? Number(ref int at)
    {
        var end = at;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        var digits = _text[at..end];
        if (digits.IsEmpty || (digits.Length > 1 && digits[0] == '0'))
        {
            return null;
        }

        at = end;
        return digits.Length > 8 ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private bool Item(ref long operand)
    {
        switch (_text[_at])
        {
            case '(':
                return Group(ref operand);
            case '[':
                operand = 1;
                return Class();
            case '\\':
                return Escaped(ref operand);
            default:
                operand = 1;
                NextRune();
                return true;
        }
    }

    private bool Group(ref long operand)
    {
        if (Rest.StartsWith("(?"))
        {
            if (!Prefix(out var isGroup))
            {
                return false;
            }

            if (!isGroup)
            {
                // Flags for what follows: the operand stays what it was.
                return true;
            }
        }
        else
        {
            _at++;
        }

        if (++_depth >= DeepestNesting)
        {
            return Fail("expression nests too deeply", 0, _text.Length);
        }

        if (!Alternatives(out operand))
        {
            return false;
        }

        if (IsAtEnd)
        {
            return Fail("missing closing )", 0, _text.Length);
        }

        _depth--;
        _at++;
        return true;
    }

    // Reads (?P<name>, (?<name>, (?flags: and (?flags).
    private bool Prefix(out bool isGroup)
    {
        isGroup = true;
        var name = Rest.StartsWith("(?P<") ? 4 : Rest.StartsWith("(?<") ? 3 : 0;
        if (name > 0)
        {
            var length = Rest[name..].IndexOf('>');
            if (length <= 0 || !IsName(Rest.Slice(name, length)))
            {
                return Fail("invalid named capture", _at, length < 0 ? _text.Length : _at + name + length + 1);
            }

            _at += name + length + 1;
            return true;
        }

        var start = _at;
        var (sawFlag, sawMinus) = (false, false);
        for (_at += 2; !IsAtEnd; _at++)
        {
            switch (_text[_at])
            {
                case 'i' or 'm' or 's' or 'U':
                    sawFlag = true;
                    break;
                case '-' when !sawMinus:
                    (sawMinus, sawFlag) = (true, false);
                    break;
                case ':' or ')' when sawFlag || !sawMinus:
                    isGroup = _text[_at++] == ':';
                    return true;
                default:
                    NextRune();
                    return Fail("invalid or unsupported Perl syntax", start, _at);
            }
        }

        return Fail("invalid or unsupported Perl syntax", start, _at);
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (c != '_' && !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private bool Escaped(ref long operand)
    {
        switch (_at + 1 < _text.Length ? _text[_at + 1] : '\0')
        {
            case 'A' or 'b' or 'B' or 'z':
                _at += 2;
                operand = 1;
                return true;
            case 'Q':
                var end = Rest.IndexOf(@"\E");
                var isEmpty = (end < 0 ? Rest.Length : end) == 2;
                _at = end < 0 ? _text.Length : _at + end + 2;
                operand = isEmpty ? operand : 1;
                return true;
            default:
                operand = 1;
                return NamedCharacters() ?? Character(out _);
        }
    }

    private int NextRune()
    {
        Rune.DecodeFromUtf16(Rest, out var rune, out var consumed);
        _at += consumed;
        return rune.Value;
    }
}
