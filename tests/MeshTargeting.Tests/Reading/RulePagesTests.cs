using System.Text.RegularExpressions;
using MeshTargeting.Findings;
using MeshTargeting.Reading;

namespace MeshTargeting.Tests.Reading;

/// <summary>The examples on the pages of the rules are manifests, and do what the pages say.</summary>
public partial class RulePagesTests
{
    public static TheoryData<string> Codes() => new(ReadingRules.All.Select(rule => rule.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void the_first_example_fires_the_code_and_nothing_else(string code)
    {
        var findings = Read.Yaml(Examples(code)[0]).Findings;
        Assert.Equal([code], findings.Select(finding => finding.Rule.Code).Distinct());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void the_second_example_is_clean(string code) => Read.Clean(Examples(code)[1]);

    [Fact]
    public void codes_are_in_order_and_all_are_errors()
    {
        Assert.Equal(ReadingRules.All.Select(rule => rule.Code).Order(StringComparer.Ordinal), ReadingRules.All.Select(rule => rule.Code));
        Assert.All(ReadingRules.All, rule => Assert.Equal(Severity.Error, rule.Severity));
    }

    private static string[] Examples(string code)
    {
        var rule = ReadingRules.All.Single(r => r.Code == code);
        var examples = Fences().Matches(rule.Documentation).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(2, examples.Length);
        return examples;
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
