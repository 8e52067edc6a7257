using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;

namespace MeshTargeting.Reports.RulePages;

/// <summary>Writes the pages of the codes (docs/rules) out of their descriptors, as Markdown.</summary>
public static class RulePageWriter
{
    private const string Mark = "<!-- Made by `meshservice rules --output docs/rules` out of the rules; changes by hand are lost. -->\n\n";

    /// <summary>One page a code, and a table of all.</summary>
    public static IReadOnlyList<(string FileName, string Content)> WriteAll(IReadOnlyList<RuleDescriptor> rules) =>
        [.. rules.Select(rule => ($"{rule.Code}.md", Write(rule))), ("README.md", WriteIndex(rules))];

    private static string Write(RuleDescriptor rule) =>
        $"""
        # {rule.Code}: {rule.Title}

        {Mark}Severity: {ReportedFinding.NameOf(rule.Severity)}

        {rule.Documentation.Trim()}

        ## What to do

        {rule.Remediation}

        """;

    private static string WriteIndex(IReadOnlyList<RuleDescriptor> rules)
    {
        var text = new StringBuilder("# Codes\n\n").Append(Mark)
            .Append("A code keeps its meaning for good: it is never used for something else.\n\n")
            .Append("| code | severity | what it finds |\n|---|---|---|\n");
        foreach (var rule in rules)
        {
            text.Append("| [").Append(rule.Code).Append("](").Append(rule.Code).Append(".md) | ")
                .Append(ReportedFinding.NameOf(rule.Severity)).Append(" | ").Append(rule.Title).Append(" |\n");
        }

        return text.ToString();
    }
}
