using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes rules for people: the catalogue, and the explanation of one code.</summary>
public static class RuleText
{
    /// <summary>A line a rule.</summary>
    public static string Catalogue(IReadOnlyList<RuleDescriptor> rules, TextStyle style)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            text.Append(style.Heading(rule.Code)).Append("  ")
                .Append(style.Of(rule.Severity, ReportedFinding.NameOf(rule.Severity).PadRight("warning".Length)))
                .Append("  ").Append(rule.Title).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>All that there is to say of a rule.</summary>
    public static string Explanation(RuleDescriptor rule, TextStyle style) =>
        $"""
        {style.Heading($"{rule.Code}: {rule.Title}")}
        {style.Of(rule.Severity, ReportedFinding.NameOf(rule.Severity))}

        {rule.Documentation.Trim()}

        {style.Heading("What to do")}
        {rule.Remediation}

        """;
}
