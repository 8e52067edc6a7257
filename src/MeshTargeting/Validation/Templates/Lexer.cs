using System.Globalization;
using System.Text;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>
/// Cuts a template into tokens as Go's text/template does; what is no token ends the list with an error, which counts when the parser
/// comes to it.
/// </summary>
internal sealed class Lexer
{
    private const string LeftDelimiter = "{{";
    private const string RightDelimiter = "}}";
    private const string Spaces = " \t\r\n";

    private static readonly Dictionary<string, TokenKind> Keywords = new(StringComparer.Ordinal)
    {
        ["block"] = TokenKind.Block,
        ["break"] = TokenKind.Break,
        ["continue"] = TokenKind.Continue,
        ["define"] = TokenKind.Define,
        ["else"] = TokenKind.Else,
        ["end"] = TokenKind.EndKeyword,
        ["false"] = TokenKind.Bool,
        ["if"] = TokenKind.If,
        ["nil"] = TokenKind.Nil,
        ["range"] = TokenKind.Range,
        ["template"] = TokenKind.Template,
        ["true"] = TokenKind.Bool,
        ["with"] = TokenKind.With,
    };

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _position;
    private int _start;
    private int _line = 1;
    private int _counted;
    private int _parentheses;

    private Lexer(string text) => _text = text;

    /// <summary>The tokens; the last is an <see cref="TokenKind.End"/> or an <see cref="TokenKind.Error"/>.</summary>
    public static IReadOnlyList<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.ReadText() && lexer.ReadAction())
        {
        }

        return lexer._tokens;
    }

    /// <summary>Reads up to the next action; false where there is none.</summary>
    private bool ReadText()
    {
        while (true)
        {
            var action = _text.IndexOf(LeftDelimiter, _position, StringComparison.Ordinal);
            var end = action < 0 ? _text.Length : action;
            var trims = action >= 0 && IsTrimMarker(action + LeftDelimiter.Length);
            var kept = trims ? _start + _text.AsSpan(_start, end - _start).TrimEnd(Spaces).Length : end;
            _position = kept;
            if (kept > _start)
            {
                Emit(TokenKind.Text);
            }

            _position = _start = end;
            if (action < 0)
            {
                Emit(TokenKind.End);
                return false;
            }

            _position += LeftDelimiter.Length;
            if (_text.AsSpan(_position + (trims ? 2 : 0)).StartsWith("/*"))
            {
                _position = _start = _position + (trims ? 2 : 0);
                if (!SkipComment())
                {
                    return false;
                }

                continue;
            }

            Emit(TokenKind.LeftDelimiter);
            _position = _start = _position + (trims ? 2 : 0);
            _parentheses = 0;
            return true;
        }
    }

    private bool SkipComment()
    {
        var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("unclosed comment");
        }

        _position = end + 2;
        return SkipRightDelimiter() || Fail("comment ends before closing delimiter");
    }

    /// <summary>Skips a closing delimiter, and the space that it trims; false where there is none.</summary>
    private bool SkipRightDelimiter(Action? emit = null)
    {
        var trims = IsTrimmingRightDelimiter();
        if (!trims && !_text.AsSpan(_position).StartsWith(RightDelimiter))
        {
            return false;
        }

        _position = _start = _position + (trims ? 2 : 0);
        _position += RightDelimiter.Length;
        emit?.Invoke();
        if (trims)
        {
            _position = _text.Length - _text.AsSpan(_position).TrimStart(Spaces).Length;
        }

        _start = _position;
        return true;
    }

    /// <summary>Reads an action up to its end; false where it has none.</summary>
    private bool ReadAction()
    {
        while (true)
        {
            if (IsTrimmingRightDelimiter() || _text.AsSpan(_position).StartsWith(RightDelimiter))
            {
                return _parentheses == 0 ? SkipRightDelimiter(() => Emit(TokenKind.RightDelimiter)) : Fail("unclosed left paren");
            }

            if (!ReadToken())
            {
                return false;
            }
        }
    }

    private bool ReadToken()
    {
        if (Peek() is not { } rune)
        {
            return Fail("unclosed action");
        }

        if (IsSpace(rune))
        {
            return ReadSpace();
        }

        _position += rune.Utf16SequenceLength;
        switch (rune.Value)
        {
            case '=':
                return Emit(TokenKind.Assign);
            case ':':
                return Accept("=") ? Emit(TokenKind.Declare) : Fail("expected :=");
            case '|':
                return Emit(TokenKind.Pipe);
            case '"':
                return ReadQuoted('"', TokenKind.QuotedText, "unterminated quoted string");
            case '\'':
                return ReadQuoted('\'', TokenKind.CharacterConstant, "unterminated character constant");
            case '`':
                return ReadRaw();
            case '$':
                return ReadName(TokenKind.Variable);
            case '.' when _position < _text.Length && !char.IsAsciiDigit(_text[_position]):
                return ReadName(TokenKind.Field);
            case '(':
                _parentheses++;
                return Emit(TokenKind.LeftParenthesis);
            case ')':
                return --_parentheses < 0 ? Fail("unexpected right paren") : Emit(TokenKind.RightParenthesis);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                _position = _start;
                return ReadNumber();
            case var _ when IsAlphanumeric(rune):
                return ReadIdentifier();
            case > ' ' and < 0x7f:
                return Emit(TokenKind.Character);
            default:
                return Fail($"unrecognized character in action: {Show(rune)}");
        }
    }

    private bool ReadSpace()
    {
        while (Peek() is { } rune && IsSpace(rune))
        {
            _position++;
        }

        // The last space may belong to a delimiter that trims.
        if (_text.AsSpan(_position).StartsWith("-" + RightDelimiter))
        {
            _position--;
        }

        return _position == _start || Emit(TokenKind.Space);
    }

    private bool ReadIdentifier()
    {
        SkipAlphanumeric();
        if (!IsAtTerminator())
        {
            return Fail($"bad character {Show(Peek()!.Value)}");
        }

        return Emit(Keywords.GetValueOrDefault(_text[_start.._position], TokenKind.Identifier));
    }

    private bool ReadName(TokenKind kind)
    {
        if (IsAtTerminator())
        {
            return Emit(kind == TokenKind.Field ? TokenKind.Dot : kind);
        }

        SkipAlphanumeric();
        return IsAtTerminator() ? Emit(kind) : Fail($"bad character {Show(Peek()!.Value)}");
    }

    private bool ReadQuoted(char quote, TokenKind kind, string problem)
    {
        for (; _position < _text.Length && _text[_position] != '\n'; _position++)
        {
            if (_text[_position] == quote)
            {
                _position++;
                return Emit(kind);
            }

            if (_text[_position] == '\\' && ++_position < _text.Length && _text[_position] == '\n')
            {
                break;
            }
        }

        return Fail(problem);
    }

    private bool ReadRaw()
    {
        var end = _text.IndexOf('`', _position);
        if (end < 0)
        {
            return Fail("unterminated raw quoted string");
        }

        _position = end + 1;
        return Emit(TokenKind.RawText);
    }

    private bool ReadNumber()
    {
        if (!NumberText.Skip(_text, ref _position) || (Peek() is { } next && IsAlphanumeric(next)))
        {
            _position += Peek()?.Utf16SequenceLength ?? 0;
            return Fail($"bad number syntax: {GoQuote.Of(_text[_start.._position])}");
        }

        return Emit(TokenKind.Number);
    }

    private bool Accept(string text)
    {
        var found = _text.AsSpan(_position).StartsWith(text);
        _position += found ? text.Length : 0;
        return found;
    }

    private Rune? Peek() =>
        _position >= _text.Length ? null
        : Rune.TryGetRuneAt(_text, _position, out var rune) ? rune
        : Rune.ReplacementChar;

    private void SkipAlphanumeric()
    {
        while (Peek() is { } rune && IsAlphanumeric(rune))
        {
            _position += rune.Utf16SequenceLength;
        }
    }

    /// <summary>Whether what follows may stand behind a name.</summary>
    private bool IsAtTerminator() =>
        Peek() is not { } rune
        || IsSpace(rune)
        || rune.Value is '.' or ',' or '|' or ':' or ')' or '('
        || _text.AsSpan(_position).StartsWith(RightDelimiter);

    private bool IsTrimmingRightDelimiter() =>
        _position < _text.Length && Spaces.Contains(_text[_position], StringComparison.Ordinal) && _text.AsSpan(_position + 1).StartsWith("-" + RightDelimiter);

    private bool IsTrimMarker(int position) =>
        position + 1 < _text.Length && _text[position] == '-' && Spaces.Contains(_text[position + 1], StringComparison.Ordinal);

    private bool Emit(TokenKind kind)
    {
        _tokens.Add(new Token(kind, _start, LineOf(_start), _text[_start.._position]));
        _start = _position;
        return true;
    }

    private bool Fail(string message)
    {
        _tokens.Add(new Token(TokenKind.Error, _start, LineOf(_start), message));
        return false;
    }

    // Positions only grow, so every line is counted once.
    private int LineOf(int position)
    {
        _line += _text.AsSpan(_counted, position - _counted).Count('\n');
        _counted = position;
        return _line;
    }

    private static bool IsSpace(Rune rune) => rune.Value is ' ' or '\t' or '\r' or '\n';

    private static bool IsAlphanumeric(Rune rune) =>
        rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    /// <summary>A character as Go's <c>%#U</c> writes it.</summary>
    private static string Show(Rune rune) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}{(GoQuote.IsPrintable(rune) ? $" '{rune}'" : "")}");
}
