using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Reports.RulePages;

namespace MeshTargeting.Tests.Reports.RulePages;

public class RulePageWriterTests
{
    public static TheoryData<string> Codes => [.. RuleCatalog.Descriptors.Select(d => d.Code)];

    [Fact]
    public void the_checked_in_pages_are_those_of_the_catalogue()
    {
        CheckedInFiles.Verify("docs/rules", RulePageWriter.WriteAll(RuleCatalog.Descriptors));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void every_code_has_a_title_a_remedy_and_an_explanation(string code)
    {
        var rule = RuleCatalog.Descriptors.Single(d => d.Code == code);

        Assert.Matches(@"^\S.*[^.\s]$", rule.Title);
        Assert.Matches(@"^[A-Z].*\.$", rule.Remediation);
        Assert.Contains("```", rule.Documentation, StringComparison.Ordinal);
        Assert.Equal($"docs/rules/{code}.md", rule.Help);
    }

    [Fact]
    public void a_page_holds_all_that_the_rule_says()
    {
        var rule = new RuleDescriptor("MS999", Severity.Warning, "A title", "Do this.", "Because.\n\nAn example.\n");

        var (name, content) = RulePageWriter.WriteAll([rule])[0];

        Assert.Equal("MS999.md", name);
        Assert.StartsWith("# MS999: A title\n\n<!-- Made by ", content, StringComparison.Ordinal);
        Assert.EndsWith("\n\nSeverity: warning\n\nBecause.\n\nAn example.\n\n## What to do\n\nDo this.\n", content, StringComparison.Ordinal);
    }
}
