using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Layout;

/// <summary>Writes strings as YAML: without quotes where every reader of YAML 1.1 and 1.2 takes them for strings, else in quotes.</summary>
internal static partial class YamlStrings
{
    /// <summary>Writes a string.</summary>
    /// <param name="value">The string.</param>
    /// <param name="quotes">How it is to be quoted where it must be, or where <paramref name="always"/> is true.</param>
    /// <param name="isFlow">True between brackets, where commas and brackets mean something.</param>
    /// <param name="always">True where quotes are wanted in any case.</param>
    public static string Write(string value, Quoting quotes = Quoting.Single, bool isFlow = false, bool always = false)
    {
        if (value.Any(MustBeEscaped))
        {
            return DoubleQuoted(value);
        }

        if (!always && IsPlain(value) && !(isFlow && value.AsSpan().ContainsAny(",[]{}")))
        {
            return value;
        }

        return quotes == Quoting.Double ? DoubleQuoted(value) : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Writes a string in double quotes, as JSON and YAML alike read it.</summary>
    public static string DoubleQuoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when MustBeEscaped(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether a string can stand without quotes outside of brackets.</summary>
    public static bool IsPlain(string value) => (Plain().IsMatch(value) && !Reserved().IsMatch(value)) || Amount().IsMatch(value);

    // Controls, what YAML takes for a line break, and what it drops (a byte order mark) or must not hold.
    private static bool MustBeEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    // Begins with a letter, a dot or a slash; goes on without what ends a plain scalar (": ", " #") or begins another thing.
    [GeneratedRegex(@"\A[A-Za-z./](?:[A-Za-z0-9_./,;()+*=^|~$@!?'""-]|:(?=\S)|\ (?=[^#\s]))*\z")]
    private static partial Regex Plain();

    // What YAML 1.1 takes for a boolean, null or a number, in spite of its first letter.
    [GeneratedRegex(@"\A(?:y|yes|n|no|true|false|on|off|null|\.(?:inf|nan)|\.[0-9].*|\.)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();

    // A duration: no number to anybody, for its unit.
    [GeneratedRegex(@"\A(?:[0-9]+(?:\.[0-9]+)?(?:h|m|s|ms|us|ns))+\z")]
    private static partial Regex Amount();
}
