using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// Says whether a text is a regular expression of Go's (regexp.Compile, that is RE2 with Perl's syntax). .NET's own reading takes
/// look-arounds and back-references, which Go has not, and refuses <c>(?P&lt;name&gt;…)</c>.
/// </summary>
internal static class GoRegex
{
    private const int LargestCount = 1000;

    /// <summary>What is wrong with an expression, in Go's words; null where nothing is.</summary>
    public static string? Problem(string pattern)
    {
        var at = 0;
        var depth = 0;
        var canRepeat = false;
        var repeatedAt = -1;
        while (at < pattern.Length)
        {
            var start = at;
            switch (pattern[at])
            {
                case '(':
                    if (Group(pattern, ref at, ref depth) is { } problem)
                    {
                        return problem;
                    }

                    canRepeat = false;
                    break;
                case ')':
                    if (depth-- == 0)
                    {
                        return Error("unexpected )", pattern);
                    }

                    at++;
                    canRepeat = true;
                    break;
                case '|':
                    at++;
                    canRepeat = false;
                    break;
                case '[':
                    if (Class(pattern, ref at) is { } wrongClass)
                    {
                        return wrongClass;
                    }

                    canRepeat = true;
                    break;
                case '\\':
                    if (Escape(pattern, ref at, inClass: false) is { } wrongEscape)
                    {
                        return wrongEscape;
                    }

                    canRepeat = true;
                    break;
                case '*' or '+' or '?':
                case '{' when Count(pattern, at) is not null:
                    if (Repetition(pattern, ref at, canRepeat, repeatedAt) is { } wrongRepetition)
                    {
                        return wrongRepetition;
                    }

                    repeatedAt = at;
                    break;
                default:
                    at++;
                    canRepeat = true;
                    break;
            }

            if (start == at)
            {
                at++;
            }
        }

        return depth > 0 ? Error("missing closing )", pattern) : null;
    }

    private static string Error(string problem, string text) => $"error parsing regexp: {problem}: `{text}`";

    private static string? Group(string pattern, ref int at, ref int depth)
    {
        var rest = pattern.AsSpan(at);
        if (!rest.StartsWith("(?"))
        {
            depth++;
            at++;
            return null;
        }

        if (rest.StartsWith("(?P<") || (rest.StartsWith("(?<") && !rest.StartsWith("(?<=") && !rest.StartsWith("(?<!")))
        {
            var begin = rest.IndexOf('<') + 1;
            var end = rest.IndexOf('>');
            if (end < 0)
            {
                return Error("invalid named capture", rest.ToString());
            }

            var name = rest[begin..end];
            if (name.IsEmpty || name.ContainsAnyExcept(System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")))
            {
                return Error("invalid named capture", rest[..(end + 1)].ToString());
            }

            depth++;
            at += end + 1;
            return null;
        }

        return Flags(pattern, ref at, ref depth);
    }

    private static string? Flags(string pattern, ref int at, ref int depth)
    {
        var isNegative = false;
        var hasFlag = false;
        for (var i = at + 2; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case 'i' or 'm' or 's' or 'U':
                    hasFlag = true;
                    continue;
                case '-' when !isNegative:
                    (isNegative, hasFlag) = (true, false);
                    continue;
                case ':' or ')' when !isNegative || hasFlag:
                    depth += pattern[i] == ':' ? 1 : 0;
                    at = i + 1;
                    return null;
            }

            return Error("invalid or unsupported Perl syntax", pattern[at..(i + 1)]);
        }

        return Error("missing closing )", pattern);
    }

    private static string? Repetition(string pattern, ref int at, bool canRepeat, int repeatedAt)
    {
        var start = at;
        if (pattern[at] == '{')
        {
            var (least, most, end) = Count(pattern, at)!.Value;
            if (least > LargestCount || most > LargestCount || (most >= 0 && least > most))
            {
                return Error("invalid repeat count", pattern[at..end]);
            }

            at = end;
        }
        else
        {
            at++;
        }

        if (!canRepeat)
        {
            return Error("missing argument to repetition operator", pattern[start..at]);
        }

        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
        }

        return repeatedAt == start ? Error("invalid nested repetition operator", pattern[(start - 1)..at]) : null;
    }

    // {n}, {n,} or {n,m}; everything else in braces is plain text.
    private static (int Least, int Most, int End)? Count(string pattern, int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0)
        {
            return null;
        }

        var parts = pattern[(at + 1)..end].Split(',');
        if (parts.Length > 2 || !IsCount(parts[0]) || (parts.Length == 2 && parts[1].Length > 0 && !IsCount(parts[1])))
        {
            return null;
        }

        var most = parts.Length == 1 ? Number(parts[0]) : parts[1].Length == 0 ? -1 : Number(parts[1]);
        return (Number(parts[0]), most, end + 1);
    }

    private static bool IsCount(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static int Number(string text) => text.Length > 8 ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);

    private static string? Class(string pattern, ref int at)
    {
        var start = at;
        at += at + 1 < pattern.Length && pattern[at + 1] == '^' ? 2 : 1;
        for (var first = true; at >= pattern.Length || pattern[at] != ']' || first; first = false)
        {
            if (at >= pattern.Length)
            {
                return Error("missing closing ]", pattern[start..]);
            }

            if (pattern.AsSpan(at).StartsWith("[:") && pattern.IndexOf(":]", at + 2, StringComparison.Ordinal) is > 0 and var end)
            {
                var name = pattern[at..(end + 2)];
                if (!IsPosixClass(name[2..^2].TrimStart('^')))
                {
                    return Error("invalid character class range", name);
                }

                at = end + 2;
                continue;
            }

            if (pattern[at] == '\\' && at + 1 < pattern.Length && "dswDSWpP".Contains(pattern[at + 1], StringComparison.Ordinal))
            {
                if (Escape(pattern, ref at, inClass: true) is { } wrongClass)
                {
                    return wrongClass;
                }

                continue;
            }

            if (Range(pattern, ref at) is { } problem)
            {
                return problem;
            }
        }

        at++;
        return null;
    }

    private static string? Range(string pattern, ref int at)
    {
        var start = at;
        if (Character(pattern, ref at, out var low) is { } wrongStart)
        {
            return wrongStart;
        }

        if (at + 1 >= pattern.Length || pattern[at] != '-' || pattern[at + 1] == ']')
        {
            return null;
        }

        at++;
        return Character(pattern, ref at, out var high) ?? (high < low ? Error("invalid character class range", pattern[start..at]) : null);
    }

    private static string? Character(string pattern, ref int at, out int code)
    {
        var start = at;
        if (pattern[at] == '\\')
        {
            var problem = at + 1 < pattern.Length && "dswDSWpP".Contains(pattern[at + 1], StringComparison.Ordinal)
                ? Error("invalid escape sequence", pattern[at..(at + 2)])
                : Escape(pattern, ref at, inClass: true);
            code = problem is null ? Code(pattern[(start + 1)..at]) : 0;
            return problem;
        }

        _ = Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
        at += length;
        code = rune.Value;
        return null;
    }

    // The character that an escape stands for, the backslash left out.
    private static int Code(string escape) => escape[0] switch
    {
        'x' => int.Parse(escape.AsSpan(1).Trim("{}"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        >= '0' and <= '7' => escape.Aggregate(0, (value, digit) => (value * 8) + (digit - '0')),
        'a' => '\a',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        var c => c,
    };

    private static string? Escape(string pattern, ref int at, bool inClass)
    {
        if (at + 1 >= pattern.Length)
        {
            return "error parsing regexp: trailing backslash at end of expression: ``";
        }

        var c = pattern[at + 1];
        var start = at;
        at += 2;
        switch (c)
        {
            case 'Q' when !inClass:
                var end = pattern.IndexOf("\\E", at, StringComparison.Ordinal);
                at = end < 0 ? pattern.Length : end + 2;
                return null;
            case 'x':
                return Hexadecimal(pattern, start, ref at);
            case 'p' or 'P':
                return UnicodeClass(pattern, start, ref at);
            case >= '0' and <= '7' when c == '0' || (at < pattern.Length && pattern[at] is >= '0' and <= '7'):
                for (var digits = 1; digits < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; digits++)
                {
                    at++;
                }

                return null;
            case 'a' or 'f' or 'n' or 'r' or 't' or 'v' or 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                return null;
            case 'A' or 'b' or 'B' or 'z' or 'C' when !inClass:
                return null;
            default:
                return c < 0x80 && !char.IsAsciiLetterOrDigit(c) ? null : Error("invalid escape sequence", pattern[start..at]);
        }
    }

    private static string? Hexadecimal(string pattern, int start, ref int at)
    {
        if (at < pattern.Length && pattern[at] == '{')
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0
                || !int.TryParse(pattern.AsSpan(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                || code > 0x10ffff)
            {
                return Error("invalid escape sequence", pattern[start..(end < 0 ? pattern.Length : end + 1)]);
            }

            at = end + 1;
            return null;
        }

        if (at + 2 > pattern.Length || !char.IsAsciiHexDigit(pattern[at]) || !char.IsAsciiHexDigit(pattern[at + 1]))
        {
            return Error("invalid escape sequence", pattern[start..Math.Min(at + 2, pattern.Length)]);
        }

        at += 2;
        return null;
    }

    // The names of Unicode's classes and scripts are left unchecked: Go's tables of them change with its versions.
    private static string? UnicodeClass(string pattern, int start, ref int at)
    {
        if (at < pattern.Length && pattern[at] != '{')
        {
            at++;
            return "CLMNPSZ".Contains(pattern[at - 1], StringComparison.Ordinal) ? null : Error("invalid character class range", pattern[start..at]);
        }

        var end = at < pattern.Length ? pattern.IndexOf('}', at) : -1;
        if (end < 0)
        {
            return Error("invalid character class range", pattern[start..]);
        }

        at = end + 1;
        return null;
    }

    private static bool IsPosixClass(string name) => name is
        "alnum" or "alpha" or "ascii" or "blank" or "cntrl" or "digit" or "graph" or "lower" or "print" or "punct" or "space" or "upper"
        or "word" or "xdigit";
}
