using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;

namespace MeshTargeting.Reports.Pages;

/// <summary>Makes the pages under docs/rules: one a code, and a table of all.</summary>
public static class RulePages
{
    private const string Mark = "<!-- Made by `meshservice rules --output docs/rules`; edit the rule itself. -->\n\n";

    /// <summary>All pages, each with its file name.</summary>
    public static IEnumerable<(string Name, string Content)> All(IReadOnlyList<RuleDescriptor> rules) =>
        rules.Select(rule => ($"{rule.Code}.md", Page(rule))).Append(("README.md", Index(rules)));

    /// <summary>The page of one rule, Markdown.</summary>
    public static string Page(RuleDescriptor rule) =>
        $"""
        {Mark}# {rule.Code}: {rule.Title}

        Severity: {ReportedFinding.NameOf(rule.Severity)}

        {rule.Documentation.Trim()}

        ## What to do

        {rule.Remediation}

        """;

    private static string Index(IReadOnlyList<RuleDescriptor> rules)
    {
        var text = new StringBuilder(Mark).Append("# Codes\n\n| code | severity | what it finds |\n|---|---|---|\n");
        foreach (var rule in rules)
        {
            text.Append("| [").Append(rule.Code).Append("](").Append(rule.Code).Append(".md) | ")
                .Append(ReportedFinding.NameOf(rule.Severity)).Append(" | ").Append(rule.Title).Append(" |\n");
        }

        return text.ToString();
    }
}
