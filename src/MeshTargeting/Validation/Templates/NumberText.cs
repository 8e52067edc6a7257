using System.Globalization;

namespace MeshTargeting.Validation.Templates;

/// <summary>Numbers as Go writes them: decimal, hexadecimal, octal and binary ones, with fraction, exponent and underscores.</summary>
internal static class NumberText
{
    private const string Decimal = "0123456789_";
    private const string HexadecimalDigits = "0123456789abcdefABCDEF_";

    /// <summary>Skips what looks like a number; whether it is one, <see cref="Parse"/> says. False where nothing is there.</summary>
    public static bool Skip(string text, ref int position)
    {
        var start = position;
        _ = Accept(text, ref position, "+-");
        var digits = Digits(text, ref position);
        SkipAll(text, ref position, digits);
        if (Accept(text, ref position, "."))
        {
            SkipAll(text, ref position, digits);
        }

        if (digits == Decimal && Accept(text, ref position, "eE"))
        {
            _ = Accept(text, ref position, "+-");
            SkipAll(text, ref position, Decimal);
        }

        _ = Accept(text, ref position, "i");
        return position > start;
    }

    /// <summary>The number, a long or a double; null where it is none, or one that hostnames have no use for (imaginary ones).</summary>
    public static object? Parse(string text)
    {
        if (ParseInteger(text) is { } integer)
        {
            return integer;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAny(".eE") >= 0
            && HasSingleUnderscores(text)
            && double.TryParse(
                plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;
    }

    private static long? ParseInteger(string text)
    {
        var sign = text is ['-', ..] ? -1 : 1;
        var digits = text.TrimStart('+', '-').ToLowerInvariant();
        var (radix, prefix) = digits switch
        {
            ['0', 'x', ..] => (16, 2),
            ['0', 'o', ..] => (8, 2),
            ['0', 'b', ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        var value = (Int128)0;
        var plain = digits[prefix..].Replace("_", "", StringComparison.Ordinal);
        if (plain.Length == 0 || !HasSingleUnderscores(text))
        {
            return null;
        }

        foreach (var digit in plain)
        {
            var number = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            value = (value * radix) + number;
            if (number >= radix || value > (Int128)long.MaxValue + 1)
            {
                return null;
            }
        }

        value *= sign;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    // An underscore stands between digits, or between a prefix and a digit.
    private static bool HasSingleUnderscores(string text) =>
        !text.Contains("__", StringComparison.Ordinal)
        && text is not ['_', ..] and not [.., '_']
        && !text.Contains("_.", StringComparison.Ordinal)
        && !text.Contains("._", StringComparison.Ordinal);

    private static string Digits(string text, ref int position)
    {
        if (!Accept(text, ref position, "0"))
        {
            return Decimal;
        }

        return Accept(text, ref position, "xX") ? HexadecimalDigits
            : Accept(text, ref position, "oO") ? "01234567_"
            : Accept(text, ref position, "bB") ? "01_"
            : Decimal;
    }

    private static bool Accept(string text, ref int position, string characters)
    {
        var found = position < text.Length && characters.Contains(text[position], StringComparison.Ordinal);
        position += found ? 1 : 0;
        return found;
    }

    private static void SkipAll(string text, ref int position, string characters)
    {
        while (Accept(text, ref position, characters))
        {
        }
    }
}
