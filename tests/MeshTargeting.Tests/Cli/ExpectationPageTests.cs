using System.Text.RegularExpressions;

namespace MeshTargeting.Tests.Cli;

/// <summary>What docs/expectations.md shows is true.</summary>
public partial class ExpectationPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "expectations.md");

    /// <summary>With <c>UPDATE_CHECKED_IN=1</c> in the environment the reports are written into the page first.</summary>
    [Fact]
    public void the_reports_are_what_the_command_prints()
    {
        var page = File.ReadAllText(Page);
        var input = Document().Match(page).Groups[1].Value;
        var made = Report().Replace(page, match => $"```text\n$ meshservice {match.Groups[1].Value}\n{Run(match.Groups[1].Value, input)}```");
        if (Environment.GetEnvironmentVariable("UPDATE_CHECKED_IN") == "1")
        {
            File.WriteAllText(Page, made);
        }

        Assert.Equal(made, File.ReadAllText(Page));
        Assert.Contains("FAIL ", made, StringComparison.Ordinal);
    }

    [Fact]
    public void every_example_holds_in_the_shop()
    {
        var examples = Example().Matches(File.ReadAllText(Page)).Select(m => m.Groups[1].Value).ToList();

        Assert.InRange(examples.Count, 6, 100);
        Assert.All(examples, example =>
        {
            var items = string.Concat(example.Split('\n').Select(line => $"    {line}\n"));
            var run = Run("test - --context examples/shop", $"apiVersion: meshservice.io/v1\nkind: MeshExpectation\nmetadata: {{name: e, namespace: shop}}\nspec:\n  expect:\n{items}");
            Assert.DoesNotContain("FAIL", run, StringComparison.Ordinal);
            Assert.Contains("hold", run, StringComparison.Ordinal);
        });
    }

    private static string Run(string command, string input) => Meshservice.RunIn(Repository.Root, input, command.Split(' ')).Output;

    [GeneratedRegex("```yaml\n(apiVersion: meshservice.io/v1\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Document();

    [GeneratedRegex("```yaml\n(- .*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("```text\n\\$ meshservice ([^\n]*)\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Report();
}
