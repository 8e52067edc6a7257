namespace MeshTargeting.Reading.Lines;

/// <summary>Finds out where a token ends that begins somewhere in a line: what a finding points at has a beginning only.</summary>
internal static class TokenEnd
{
    /// <summary>The index behind the token, which never is before its beginning or behind the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">The index at which the token begins.</param>
    /// <param name="isJson">Whether it is JSON, all of which stands within brackets.</param>
    public static int Find(ReadOnlySpan<char> line, int start, bool isJson)
    {
        if (start >= line.Length)
        {
            return Math.Min(start, line.Length);
        }

        var rest = line[start..];
        var length = rest[0] switch
        {
            '"' or '\'' => Quoted(rest),
            '{' when rest.StartsWith("{{", StringComparison.Ordinal) => Template(rest),
            '{' or '[' => Bracketed(rest),
            '|' or '>' or '*' or '&' or '!' => Word(rest),
            _ => Plain(rest, isJson || IsWithinBrackets(line[..start])),
        };
        return start + Math.Max(length, 1);
    }

    private static int Quoted(ReadOnlySpan<char> text)
    {
        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (quote == '"' || i + 1 == text.Length || text[i + 1] != quote)
                {
                    return i + 1;
                }

                i++;
            }
        }

        // A string that goes on in the next line.
        return text.TrimEnd().Length;
    }

    private static int Template(ReadOnlySpan<char> text) => text.IndexOf("}}", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : text.TrimEnd().Length;

    private static int Bracketed(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] is '"' or '\'') && StartsToken(text, i))
            {
                i += Quoted(text[i..]) - 1;
            }
            else if (text[i] is '{' or '[')
            {
                depth++;
            }
            else if ((text[i] is '}' or ']') && --depth == 0)
            {
                return i + 1;
            }
        }

        // An object or a list that goes on in the next line is pointed at by its bracket.
        return 1;
    }

    private static int Word(ReadOnlySpan<char> text) => text.IndexOfAny(' ', '\t') is var end and >= 0 ? end : text.Length;

    private static int Plain(ReadOnlySpan<char> text, bool isWithinBrackets)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var endsKey = text[i] == ':' && (i + 1 == text.Length || text[i + 1] is ' ' or '\t');
            var endsItem = isWithinBrackets && (text[i] is ',' or '}' or ']');
            var endsBeforeComment = text[i] == '#' && (text[i - 1] is ' ' or '\t');
            if (endsKey || endsItem || endsBeforeComment)
            {
                return text[..i].TrimEnd().Length;
            }
        }

        return text.TrimEnd().Length;
    }

    /// <summary>Whether brackets are open behind some text.</summary>
    private static bool IsWithinBrackets(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] is '"' or '\'') && StartsToken(text, i))
            {
                i += Quoted(text[i..]) - 1;
            }
            else if (text[i] is '{' or '[')
            {
                depth++;
            }
            else if (text[i] is '}' or ']')
            {
                depth--;
            }
        }

        return depth > 0;
    }

    /// <summary>A quote within a plain scalar (<c>it's</c>) opens nothing.</summary>
    private static bool StartsToken(ReadOnlySpan<char> text, int at) => at == 0 || text[at - 1] is ' ' or '\t' or '{' or '[' or ',' or ':';
}
