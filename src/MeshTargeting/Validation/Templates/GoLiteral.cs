using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>The text that a literal of Go's stands for (strconv.Unquote).</summary>
internal static class GoLiteral
{
    /// <summary>The text between the quotes, escapes resolved; null where it is no literal.</summary>
    /// <param name="literal">The literal with its quotes: double, single or backwards ones.</param>
    public static string? Unquote(string literal)
    {
        var quote = literal[0];
        var inner = literal.AsSpan(1, literal.Length - 2);
        if (quote == '`')
        {
            return inner.ToString().Replace("\r", "", StringComparison.Ordinal);
        }

        var bytes = new List<byte>(inner.Length);
        while (!inner.IsEmpty)
        {
            if (inner[0] == '\n' || inner[0] == quote || !Append(bytes, ref inner, quote))
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool Append(List<byte> bytes, ref ReadOnlySpan<char> rest, char quote)
    {
        if (rest[0] != '\\')
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            AppendRune(bytes, rune);
            rest = rest[length..];
            return true;
        }

        if (rest.Length < 2)
        {
            return false;
        }

        var escape = rest[1];
        if (Simple(escape, quote) is { } simple)
        {
            bytes.Add((byte)simple);
            rest = rest[2..];
            return true;
        }

        var (start, count, radix) = escape switch
        {
            'x' => (2, 2, 16),
            'u' => (2, 4, 16),
            'U' => (2, 8, 16),
            >= '0' and <= '7' => (1, 3, 8),
            _ => (0, 0, 0),
        };
        if (count == 0 || rest.Length < start + count || Number(rest.Slice(start, count), radix) is not { } value)
        {
            return false;
        }

        rest = rest[(start + count)..];
        if (escape is 'u' or 'U')
        {
            if (!Rune.IsValid(value))
            {
                return false;
            }

            AppendRune(bytes, new Rune(value));
            return true;
        }

        bytes.Add((byte)value);
        return value <= byte.MaxValue;
    }

    private static char? Simple(char escape, char quote) => escape switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '\\' => '\\',
        '\'' or '"' when escape == quote => quote,
        _ => null,
    };

    private static int? Number(ReadOnlySpan<char> digits, int radix)
    {
        var value = 0L;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToInt32(digit.ToString(), 16) is var number && number >= radix)
            {
                return null;
            }

            value = (value * radix) + int.Parse(digit.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return value <= 0x10FFFF ? (int)value : null;
    }

    private static void AppendRune(List<byte> bytes, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        var length = rune.EncodeToUtf8(utf8);
        bytes.AddRange(utf8[..length]);
    }
}
