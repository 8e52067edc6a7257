using System.Text.Json;
using System.Text.RegularExpressions;

namespace MeshTargeting.Tests.Cli;

/// <summary>The two example repositories: one without a fault, and one whose faults are marked.</summary>
public partial class ExamplesTests
{
    [Fact]
    public void the_shop_has_no_findings_at_all()
    {
        var run = Meshservice.Run("check", "examples/shop");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.StartsWith("No findings in ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void every_reference_of_the_shop_resolves()
    {
        var run = Meshservice.Run("resolve", "--fail-on", "warning", "examples/shop", "--format", "json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        var references = run.Json.GetProperty("references").EnumerateArray().ToList();
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.Equal("Resolved", r.GetProperty("status").GetString()));
    }

    [Fact]
    public void the_broken_shop_is_reported_at_exactly_the_lines_that_are_marked()
    {
        var run = Meshservice.Run("check", "examples/shop-broken", "--format", "json");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Equal(Planted("examples/shop-broken").Order(StringComparer.Ordinal), Reported(run).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void the_broken_shop_holds_a_dozen_different_mistakes()
    {
        Assert.InRange(Planted("examples/shop-broken").Select(p => p.Split(' ')[1]).Distinct().Count(), 12, 100);
    }

    private static IEnumerable<string> Reported(MeshserviceRun run) =>
        from finding in run.Json.GetProperty("findings").EnumerateArray()
        select $"{Text(finding, "file")}:{finding.GetProperty("line").GetInt32()} {Text(finding, "code")}";

    /// <summary>Each comment <c># expect CODE: why</c> speaks of the first line below it that is no comment.</summary>
    private static IEnumerable<string> Planted(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        foreach (var file in Directory.GetFiles(root, "*.yaml", SearchOption.AllDirectories))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (Mark().Match(lines[i]) is { Success: true } mark)
                {
                    var at = Array.FindIndex(lines, i, line => !line.TrimStart().StartsWith('#'));
                    yield return $"{folder}/{Path.GetRelativePath(root, file)}:{at + 1} {mark.Groups[1].Value}";
                }
            }
        }
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    [GeneratedRegex(@"^\s*# expect (MS\d{3}): \S")]
    private static partial Regex Mark();
}
