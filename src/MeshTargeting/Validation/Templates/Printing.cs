using System.Globalization;
using System.Text;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>Values put together to text as Go's fmt does (Sprint, Sprintln, Sprintf).</summary>
internal static class Printing
{
    private const int WidestField = 1_000_000;

    /// <summary>The values one after the other, with a space between two that are both no text.</summary>
    public static string Print(IReadOnlyList<object?> values)
    {
        var text = new LimitedText();
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0 && values[i] is not string && values[i - 1] is not string)
            {
                text.Append(' ');
            }

            text.Append(GoValue.Show(values[i]));
        }

        return text.ToString();
    }

    /// <summary>The values with spaces between them and a line's end behind.</summary>
    public static string PrintLine(IReadOnlyList<object?> values)
    {
        var text = new LimitedText();
        for (var i = 0; i < values.Count; i++)
        {
            text.Append(i > 0 ? " " : "").Append(GoValue.Show(values[i]));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>The format with its verbs replaced by the values; what does not fit is told in the text, as Go does.</summary>
    public static string Format(string format, IReadOnlyList<object?> values)
    {
        var text = new LimitedText();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            var directive = Directive.Read(format, ref i);
            if (directive.Width > WidestField || directive.Precision > WidestField)
            {
                text.Append(directive.Width > WidestField ? "%!(BADWIDTH)" : "%!(BADPREC)");
            }

            if (directive.Verb is "" or "%")
            {
                text.Append(directive.Verb.Length == 0 ? "%!(NOVERB)" : "%");
            }
            else if (next >= values.Count)
            {
                text.Append($"%!{directive.Verb}(MISSING)");
            }
            else
            {
                directive.Append(text, values[next++]);
            }
        }

        return next < values.Count ? text.Append(Extra(values.Skip(next))).ToString() : text.ToString();
    }

    private static string Extra(IEnumerable<object?> values) =>
        $"%!(EXTRA {string.Join(", ", values.Select(v => v is null ? "<nil>" : $"{GoValue.TypeOf(v)}={GoValue.Show(v)}"))})";

    /// <summary>A verb with its flags, width and precision.</summary>
    private readonly record struct Directive(string Flags, int Width, int? Precision, string Verb)
    {
        private bool IsLeft => Flags.Contains('-', StringComparison.Ordinal);

        /// <summary>Reads a directive from the percent sign up to its verb.</summary>
        public static Directive Read(string format, ref int position)
        {
            var start = ++position;
            while (position < format.Length && "+-# 0".Contains(format[position], StringComparison.Ordinal))
            {
                position++;
            }

            var flags = format[start..position];
            var width = Number(format, ref position) ?? 0;
            int? precision = null;
            if (position < format.Length && format[position] == '.')
            {
                position++;
                precision = Number(format, ref position) ?? 0;
            }

            if (position >= format.Length)
            {
                return new Directive(flags, width, precision, "");
            }

            var verb = Rune.GetRuneAt(format, position).ToString();
            position += verb.Length - 1;
            return new Directive(flags, width, precision, verb);
        }

        public void Append(LimitedText text, object? value)
        {
            if ((Verb, value) is ("T", _))
            {
                Pad(text, value is null ? "<nil>" : GoValue.TypeOf(value));
            }
            else if (Text(value) is { } shown)
            {
                Pad(text, shown);
            }
            else
            {
                text.Append(value is null ? $"%!{Verb}(<nil>)" : $"%!{Verb}({GoValue.TypeOf(value)}={GoValue.Show(value)})");
            }
        }

        private string? Text(object? value) => value switch
        {
            _ when Verb == "v" => Cut(GoValue.Show(value), value),
            string given => OfText(given),
            bool given => Verb == "t" ? GoValue.Show(given) : null,
            long given => OfNumber(given),
            byte given => OfNumber(given),
            double given => OfFraction(given),
            TemplateData given => Verb == "s" ? GoValue.Show(given) : null,
            _ => null,
        };

        private string? OfText(string given) => Verb switch
        {
            "s" => Cut(given, given),
            "q" => GoQuote.Of(Cut(given, given)),
            "x" => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Cut(given, given))),
            "X" => Convert.ToHexString(Encoding.UTF8.GetBytes(Cut(given, given))),
            _ => null,
        };

        private string? OfNumber(long given) => Verb switch
        {
            "d" => Signed(given, Int128.Abs(given).ToString(CultureInfo.InvariantCulture)),
            "x" => Signed(given, Prefix("0x") + Magnitude(given).ToString("x", CultureInfo.InvariantCulture)),
            "X" => Signed(given, Prefix("0X") + Magnitude(given).ToString("X", CultureInfo.InvariantCulture)),
            "o" => Signed(given, Prefix("0") + InRadix(Magnitude(given), 8)),
            "O" => Signed(given, "0o" + InRadix(Magnitude(given), 8)),
            "b" => Signed(given, Prefix("0b") + InRadix(Magnitude(given), 2)),
            "c" => Character(given).ToString(),
            "q" => $"'{GoQuote.Of(Character(given).ToString())[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
            "U" => string.Create(CultureInfo.InvariantCulture, $"U+{given:X4}"),
            _ => null,
        };

        private string? OfFraction(double given) => Verb switch
        {
            "f" or "F" => Signed(given < 0 ? -1 : 1, Math.Abs(given).ToString($"F{Math.Min(Precision ?? 6, 1000)}", CultureInfo.InvariantCulture)),
            "g" or "G" when Precision is null => Signed(given < 0 ? -1 : 1, GoValue.Show(Math.Abs(given))),
            "e" => Signed(given < 0 ? -1 : 1, Math.Abs(given).ToString($"0.{new string('0', Math.Min(Precision ?? 6, 1000))}e+00", CultureInfo.InvariantCulture)),
            _ => null,
        };

        private string Signed(long number, string magnitude) =>
            (number < 0 ? "-" : Flags.Contains('+', StringComparison.Ordinal) ? "+" : Flags.Contains(' ', StringComparison.Ordinal) ? " " : "") + magnitude;

        private string Prefix(string prefix) => Flags.Contains('#', StringComparison.Ordinal) ? prefix : "";

        private static UInt128 Magnitude(long number) => (UInt128)Int128.Abs(number);

        private static Rune Character(long number) => number is >= 0 and <= 0x10FFFF && Rune.IsValid((int)number) ? new Rune((int)number) : Rune.ReplacementChar;

        private static string InRadix(UInt128 number, uint radix)
        {
            var digits = "";
            do
            {
                digits = (char)('0' + (int)(number % radix)) + digits;
                number /= radix;
            }
            while (number > 0);
            return digits;
        }

        /// <summary>A precision limits the characters of a text.</summary>
        private string Cut(string shown, object? value) => value is string && Precision is { } most
            ? string.Concat(shown.EnumerateRunes().Take(most))
            : shown;

        private void Pad(LimitedText text, string shown)
        {
            var missing = Math.Max(0, Math.Min(Width, WidestField) - shown.EnumerateRunes().Count());
            var zeros = Flags.Contains('0', StringComparison.Ordinal) && !IsLeft;
            var sign = zeros && shown is ['-' or '+', ..] ? 1 : 0;
            text.Append(shown[..sign])
                .Append(zeros ? '0' : ' ', IsLeft ? 0 : missing)
                .Append(shown[sign..])
                .Append(' ', IsLeft ? missing : 0);
        }

        private static int? Number(string format, ref int position)
        {
            var start = position;
            var number = 0;
            for (; position < format.Length && char.IsAsciiDigit(format[position]); position++)
            {
                number = Math.Min((number * 10) + (format[position] - '0'), WidestField + 1);
            }

            return position > start ? number : null;
        }
    }
}
