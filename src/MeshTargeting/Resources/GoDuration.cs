using System.Globalization;

namespace MeshTargeting.Resources;

/// <summary>
/// Durations as Go writes them, <c>300ms</c>, <c>1h15m30.5s</c>, <c>-2s</c>, which is how Kuma's policies take them
/// (time.ParseDuration, by way of k8s.io/apimachinery's metav1.Duration).
/// </summary>
public static class GoDuration
{
    // How far the least duration is from 0, in nanoseconds.
    private const decimal Limit = long.MaxValue + 1m;

    private const decimal Second = 1_000_000_000;

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text; null is none.</param>
    /// <returns>Nanoseconds; null where the text is null or no duration.</returns>
    public static long? Parse(string? text) => text is not null && TryParse(text, out var nanoseconds) ? nanoseconds : null;

    /// <summary>Reads a duration.</summary>
    /// <param name="text">One number and unit or more, after an optional sign; <c>0</c> needs no unit.</param>
    /// <param name="nanoseconds">The duration; 0 where the text is none.</param>
    /// <returns>False where the text is no duration, or one of more than about 292 years.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out long nanoseconds)
    {
        nanoseconds = 0;
        var isNegative = text is ['-', ..];
        if (text is ['-' or '+', ..])
        {
            text = text[1..];
        }

        if (text is "0")
        {
            return true;
        }

        if (text.IsEmpty)
        {
            return false;
        }

        decimal total = 0;
        while (!text.IsEmpty)
        {
            if (!TakeNumber(ref text, out var number) || TakeUnit(ref text) is not { } unit || number > Limit / unit)
            {
                return false;
            }

            total += decimal.Truncate(number * unit);
            // The least duration has no positive counterpart.
            if (total > (isNegative ? Limit : long.MaxValue))
            {
                return false;
            }
        }

        nanoseconds = (long)(isNegative ? -total : total);
        return true;
    }

    /// <summary>A duration as Go prints it: <c>1m51s</c>, <c>1.5s</c>, <c>300ms</c>, <c>0s</c> (time.Duration.String).</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        var sign = nanoseconds < 0 ? "-" : "";
        var rest = Math.Abs((decimal)nanoseconds);
        if (rest < Second)
        {
            var (unit, name) = rest < 1_000 ? (1m, "ns") : rest < 1_000_000 ? (1_000m, "µs") : (1_000_000m, "ms");
            return $"{sign}{Number(rest / unit)}{name}";
        }

        var hours = decimal.Truncate(rest / (3600 * Second));
        var minutes = decimal.Truncate(rest / (60 * Second)) % 60;
        var seconds = rest % (60 * Second) / Second;
        var ofHours = hours > 0 ? $"{Number(hours)}h" : "";
        var ofMinutes = hours > 0 || minutes > 0 ? $"{Number(minutes)}m" : "";
        return $"{sign}{ofHours}{ofMinutes}{Number(seconds)}s";
    }

    private static string Number(decimal number) => number.ToString("0.#########", CultureInfo.InvariantCulture);

    private static bool TakeNumber(ref ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        var length = 0;
        var digits = 0;
        var scale = 0m;
        for (; length < text.Length; length++)
        {
            var c = text[length];
            if (c == '.' && scale == 0)
            {
                scale = 1;
            }
            else if (!char.IsAsciiDigit(c))
            {
                break;
            }
            else
            {
                digits++;
                if (scale == 0)
                {
                    number = number * 10 + (c - '0');
                }
                else if (scale > 1e-18m)
                {
                    // Beyond a nanosecond's share of an hour a digit adds nothing.
                    scale /= 10;
                    number += scale * (c - '0');
                }

                if (number > Limit)
                {
                    return false;
                }
            }
        }

        text = text[length..];
        return digits > 0;
    }

    private static long? TakeUnit(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && text[length] != '.' && !char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        long? unit = text[..length] switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => null,
        };
        text = text[length..];
        return unit;
    }

    /// <summary>What Go says of a text that is no duration; null where it is one.</summary>
    public static string? Problem(string text)
    {
        if (TryParse(text, out _))
        {
            return null;
        }

        var rest = text.AsSpan(text is ['-' or '+', ..] ? 1 : 0);
        while (TakeNumber(ref rest, out _))
        {
            var before = rest;
            if (TakeUnit(ref rest) is null)
            {
                var unit = before[..(before.Length - rest.Length)];
                return unit.IsEmpty ? $"time: missing unit in duration \"{text}\"" : $"time: unknown unit \"{unit}\" in duration \"{text}\"";
            }
        }

        return $"time: invalid duration \"{text}\"";
    }
}
