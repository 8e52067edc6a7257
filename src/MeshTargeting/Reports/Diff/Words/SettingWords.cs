using System.Text;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>Says what becomes of a setting.</summary>
internal static class SettingWords
{
    private const int Longest = 72;

    /// <summary>For example <c>http request timeout 15s → 3s</c>.</summary>
    public static string Of(SettingChange change) =>
        $"{Name(change.Setting, change.PolicyKind.Name)} {Value(change.Before)} → {Value(change.After)}";

    /// <summary>
    /// A field in words, <c>http.requestTimeout</c> as <c>http request timeout</c>; as it is where it lies deeper, since then words are
    /// harder to read than the field.
    /// </summary>
    public static string Name(string field, string kind)
    {
        if (field.Length == 0)
        {
            return $"the configuration of {kind}";
        }

        if (field.Count(c => c == '.') > 1 || field.Contains('[', StringComparison.Ordinal))
        {
            return field;
        }

        var words = new StringBuilder(field.Length + 4);
        for (var i = 0; i < field.Length; i++)
        {
            var c = field[i];
            if (c == '.')
            {
                words.Append(' ');
            }
            else if (char.IsAsciiLetterUpper(c) && i > 0 && !char.IsAsciiLetterUpper(field[i - 1]))
            {
                // What is all capitals stays so: spiffeID, but requestTimeout.
                words.Append(' ').Append(i + 1 < field.Length && char.IsAsciiLetterUpper(field[i + 1]) ? c : char.ToLowerInvariant(c));
            }
            else
            {
                words.Append(c);
            }
        }

        return words.ToString();
    }

    /// <summary>A value, cut short where it is long.</summary>
    public static string Value(ConfValue? value)
    {
        if (value is null)
        {
            return "not set";
        }

        var text = SettingValues.Text(value);
        return text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
    }
}
