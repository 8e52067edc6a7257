namespace MeshTargeting.Validation.Common;

/// <summary>PEM text, read as leniently as Go does (encoding/pem): what is no block is passed over.</summary>
internal static class Pem
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>The type of the first block, for example <c>CERTIFICATE</c>; null where there is no block.</summary>
    public static string? FirstType(string text)
    {
        for (var start = 0; (start = IndexOfLine(text, Begin, start)) >= 0; start += Begin.Length)
        {
            if (TypeAt(text, start) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private static string? TypeAt(string text, int start)
    {
        var (head, body) = Line(text, start + Begin.Length);
        if (!head.EndsWith(Dashes, StringComparison.Ordinal))
        {
            return null;
        }

        var type = head[..^Dashes.Length];
        body = SkipHeaders(text, body);
        var end = IndexOfLine(text, End, body);
        return end >= 0
            && Line(text, end + End.Length).Text == type + Dashes
            && IsBase64(text.AsSpan(body, end - body))
            ? type
            : null;
    }

    /// <summary>Headers are lines with a colon; base64 has none.</summary>
    private static int SkipHeaders(string text, int position)
    {
        while (position < text.Length)
        {
            var (line, next) = Line(text, position);
            if (!line.Contains(':', StringComparison.Ordinal))
            {
                break;
            }

            position = next;
        }

        return position;
    }

    private static (string Text, int Next) Line(string text, int position)
    {
        var end = text.IndexOf('\n', position);
        return end < 0
            ? (text[position..].TrimEnd(' ', '\t', '\r'), text.Length)
            : (text[position..end].TrimEnd(' ', '\t', '\r'), end + 1);
    }

    /// <summary>Where a line begins like that, at or behind a position that is itself the beginning of a line; -1 where none does.</summary>
    private static int IndexOfLine(string text, string beginning, int position)
    {
        while ((position = text.IndexOf(beginning, position, StringComparison.Ordinal)) > 0 && text[position - 1] != '\n')
        {
            position += beginning.Length;
        }

        return position;
    }

    private static bool IsBase64(ReadOnlySpan<char> text) =>
        Convert.TryFromBase64Chars(text, new byte[(text.Length / 4 * 3) + 3], out _);
}
