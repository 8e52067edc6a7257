using System.Globalization;
using System.Text;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading;

/// <summary>
/// What YAML's scalars mean to Kubernetes: kubectl and Kuma read YAML 1.1 through sigs.k8s.io/yaml (go-yaml 2), which takes
/// <c>yes</c> for a boolean and <c>0777</c> for an octal number. YamlDotNet's own resolution differs in a dozen ways.
/// </summary>
public static class KubernetesScalars
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>Resolves a plain (unquoted) scalar without a tag.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value; a float may be infinite or not a number, which JSON, and so Kubernetes, cannot hold.</returns>
    public static ScalarValue Resolve(string text)
    {
        if (text.Length == 0)
        {
            return new ScalarValue(ScalarKind.Null, text);
        }

        return text[0] switch
        {
            >= '0' and <= '9' => Number(text),
            '+' or '-' => Word(text) ?? Number(text),
            '.' => Word(text) ?? Fraction(text),
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => Word(text) ?? String(text),
            _ => String(text),
        };
    }

    /// <summary>Resolves a scalar with an explicit tag, quoted or not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tag">The tag, written out (<c>tag:yaml.org,2002:int</c>) or short (<c>!!int</c>).</param>
    /// <returns>The value; null where the text is no value of the tag's type. Tags of no meaning to Kubernetes make strings.</returns>
    public static ScalarValue? ResolveTagged(string text, string tag)
    {
        var name = tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..]
            : tag.StartsWith("!!", StringComparison.Ordinal) ? tag[2..]
            : "";
        var plain = Resolve(text);
        return name switch
        {
            "int" => plain.Kind == ScalarKind.Integer ? plain : null,
            "float" => plain.Kind == ScalarKind.Integer ? new ScalarValue(ScalarKind.Float, text, 0, plain.Integer)
                : plain.Kind == ScalarKind.Float ? plain : null,
            "bool" => plain.Kind == ScalarKind.Boolean ? plain : null,
            "null" => plain.Kind == ScalarKind.Null ? plain : null,
            "binary" => Binary(text),
            _ => String(text),
        };
    }

    private static ScalarValue String(string text) => new(ScalarKind.String, text);

    private static ScalarValue? Word(string text) => text switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" =>
            new ScalarValue(ScalarKind.Boolean, text, 1),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" =>
            new ScalarValue(ScalarKind.Boolean, text),
        "~" or "null" or "Null" or "NULL" => new ScalarValue(ScalarKind.Null, text),
        ".nan" or ".NaN" or ".NAN" => new ScalarValue(ScalarKind.Float, text, 0, double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new ScalarValue(ScalarKind.Float, text, 0, double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => new ScalarValue(ScalarKind.Float, text, 0, double.NegativeInfinity),
        _ => null,
    };

    /// <summary>
    /// A number, or a string that only looks like one. Underscores are dropped wherever they stand. A leading zero means octal, but
    /// what is no octal number may still be a decimal one: 08 is 8.
    /// </summary>
    private static ScalarValue Number(string text)
    {
        var plain = text.Contains('_') ? text.Replace("_", "", StringComparison.Ordinal) : text;
        if (Integer(plain, out var integer, out var beyond))
        {
            return new ScalarValue(ScalarKind.Integer, text, integer);
        }

        if (beyond is { } large)
        {
            return new ScalarValue(ScalarKind.Float, text, 0, large);
        }

        return Float(text, plain);
    }

    private static ScalarValue Fraction(string text)
    {
        // Here an underscore is only dropped between digits, as Go's ParseFloat does.
        var plain = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])))
            {
                return String(text);
            }
        }

        if (text.Contains('_'))
        {
            plain = text.Replace("_", "", StringComparison.Ordinal);
        }

        return Float(text, plain);
    }

    /// <param name="plain">The text without underscores.</param>
    /// <param name="value">The number.</param>
    /// <param name="beyond">The number where it fits only 64 bits without a sign.</param>
    private static bool Integer(string plain, out long value, out double? beyond)
    {
        value = 0;
        beyond = null;
        var negative = plain[0] == '-';
        var digits = plain.AsSpan(plain[0] is '-' or '+' ? 1 : 0);
        var radix = 10u;
        if (digits.Length > 1 && digits[0] == '0')
        {
            var prefix = (digits[1] | 0x20) switch { 'x' => 16u, 'o' => 8u, 'b' => 2u, _ => 0u };
            // "0x" alone is no number; read as octal, its x refuses it.
            var prefixed = prefix != 0 && digits.Length > 2;
            radix = prefixed ? prefix : 8;
            digits = digits[(prefixed ? 2 : 1)..];
        }

        if (digits.IsEmpty)
        {
            return false;
        }

        var sum = 0ul;
        foreach (var c in digits)
        {
            var digit = !char.IsAsciiHexDigit(c) ? uint.MaxValue : c <= '9' ? c - (uint)'0' : (c | 0x20u) - 'a' + 10;
            if (digit >= radix || sum > (ulong.MaxValue - digit) / radix)
            {
                return false;
            }

            sum = (sum * radix) + digit;
        }

        var limit = negative ? 1ul << 63 : long.MaxValue;
        if (sum > limit)
        {
            beyond = negative || plain[0] == '+' ? null : sum;
            return false;
        }

        value = negative ? unchecked(-(long)sum) : (long)sum;
        return true;
    }

    private static ScalarValue Float(string text, string plain)
    {
        // What overflows stays a string, as in go-yaml, where the failed conversion is passed over.
        if (LooksLikeFloat(plain)
            && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value))
        {
            return new ScalarValue(ScalarKind.Float, text, 0, value);
        }

        return String(text);
    }

    /// <summary><c>[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?</c></summary>
    private static bool LooksLikeFloat(string text)
    {
        var rest = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        var whole = Digits(ref rest);
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest[1..];
            if (Digits(ref rest) + whole == 0)
            {
                return false;
            }
        }
        else if (whole == 0)
        {
            return false;
        }

        if (!rest.IsEmpty && (rest[0] | 0x20) == 'e')
        {
            rest = rest[(rest.Length > 1 && rest[1] is '-' or '+' ? 2 : 1)..];
            return Digits(ref rest) > 0 && rest.IsEmpty;
        }

        return rest.IsEmpty;
    }

    private static int Digits(ref ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        count = count < 0 ? text.Length : count;
        text = text[count..];
        return count;
    }

    private static ScalarValue? Binary(string text)
    {
        try
        {
            return String(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
