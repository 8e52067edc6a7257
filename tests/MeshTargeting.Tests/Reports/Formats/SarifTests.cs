using System.Text;
using System.Text.Json;
using MeshTargeting.Judging.Baselines;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Sarif;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Formats;

/// <summary>What viewers of SARIF, GitHub's code scanning above all, ask of a log.</summary>
public class SarifTests
{
    private static readonly SourceText[] Texts =
        [.. Examples.Of("shop-broken"), FormatTests.Mixed, new("/a b/c#.json", "{\"kind\": }"), new("-", "kind: [")];

    [SarifSchemaFact]
    public void a_log_is_what_the_schema_of_the_standard_asks_for()
    {
        var schema = JsonSchema.Parse(File.ReadAllText(SarifSchemaFactAttribute.Schema!));
        var result = FormatTests.Check(Texts);
        var known = Baseline.Of(result.Findings.Where((_, i) => i % 3 == 0));

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(SarifWriter.Write(result))));
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(SarifWriter.Write(result.Against(known)))));
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(SarifWriter.Write(FormatTests.Check()))));
        Assert.NotEmpty(schema.Validate("""{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"level":"info"}]}]}"""));
    }

    [Fact]
    public void every_result_has_its_rule_and_every_rule_its_help()
    {
        var run = RunOf(FormatTests.Check(Texts));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();

        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.All(rules, rule =>
        {
            Assert.StartsWith($"# {rule.GetProperty("id").GetString()}: ", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
            Assert.Contains(rule.GetProperty("properties").GetProperty("problem.severity").GetString(), new[] { "error", "warning", "recommendation" });
        });
        Assert.Equal(rules.Count, run.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("ruleId").GetString()).Distinct().Count());
    }

    [Fact]
    public void a_region_covers_the_token()
    {
        var run = RunOf(FormatTests.Check(FormatTests.Mixed));
        var lines = FormatTests.Mixed.Content.Split('\n');
        var tokens = run.GetProperty("results").EnumerateArray().Select(result =>
        {
            var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
            var start = region.GetProperty("startColumn").GetInt32() - 1;
            Assert.Equal(region.GetProperty("startLine").GetInt32(), region.GetProperty("endLine").GetInt32());
            return lines[region.GetProperty("startLine").GetInt32() - 1][start..(region.GetProperty("endColumn").GetInt32() - 1)];
        });

        Assert.Contains("htpp", tokens);
        Assert.Contains("東京", tokens);
        Assert.Contains("99999", tokens);
    }

    [Theory]
    [InlineData("app/a b.yaml", "app/a%20b.yaml", "SRCROOT")]
    [InlineData("app/50%#é.yaml", "app/50%25%23%C3%A9.yaml", "SRCROOT")]
    [InlineData("../x.yaml", "../x.yaml", "SRCROOT")]
    [InlineData("-", "-", "SRCROOT")]
    [InlineData("/srv/x y.yaml", "file:///srv/x%20y.yaml", null)]
    public void files_are_named_by_URIs(string file, string uri, string? root)
    {
        var location = RunOf(FormatTests.Check(new SourceText(file, "kind: ["))).GetProperty("results")[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");

        Assert.Equal(uri, location.GetProperty("uri").GetString());
        Assert.Equal(root, location.TryGetProperty("uriBaseId", out var id) ? id.GetString() : null);
    }

    [Fact]
    public void a_fingerprint_stays_when_lines_move_and_tells_equal_findings_apart()
    {
        var before = Fingerprints(FormatTests.Mixed);
        var after = Fingerprints(FormatTests.Mixed with { Content = "# one line more\n\n" + FormatTests.Mixed.Content });

        Assert.Equal(before, after);
        Assert.Equal(before.Distinct(), before);
    }

    [Fact]
    public void what_is_suppressed_says_so_and_why()
    {
        var suppressed = RunOf(FormatTests.Check(FormatTests.Mixed)).GetProperty("results").EnumerateArray()
            .Single(r => r.TryGetProperty("suppressions", out _));

        Assert.Equal("MS204", suppressed.GetProperty("ruleId").GetString());
        Assert.Equal(
            """[{"kind":"inSource","status":"accepted","justification":"asked 東京, 50%"}]""",
            JsonSerializer.Serialize(suppressed.GetProperty("suppressions"), Plain));
    }

    [Fact]
    public void what_a_baseline_knows_is_unchanged_and_the_rest_new()
    {
        var result = FormatTests.Check(FormatTests.Mixed);
        var states = RunOf(result.Against(Baseline.Of(result.Findings.Take(3)))).GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("baselineState").GetString()).ToList();

        Assert.Equal((3, result.Findings.Count - 3 + result.Suppressed.Count), (states.Count(s => s == "unchanged"), states.Count(s => s == "new")));
        Assert.DoesNotContain("baselineState", Encoding.UTF8.GetString(SarifWriter.Write(result)), StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonElement RunOf(CheckResult result) => JsonDocument.Parse(SarifWriter.Write(result)).RootElement.GetProperty("runs")[0];

    private static List<string?> Fingerprints(SourceText text) => RunOf(FormatTests.Check(text)).GetProperty("results").EnumerateArray()
        .Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()).ToList();
}

/// <summary>A test that needs the schema of SARIF; skipped, and saying so, where the environment names none (see sarif-schema.sh).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SarifSchemaFactAttribute : FactAttribute
{
    public SarifSchemaFactAttribute()
    {
        if (string.IsNullOrEmpty(Schema))
        {
            Skip = "SARIF_SCHEMA names no schema of SARIF";
        }
    }

    public static string? Schema => Environment.GetEnvironmentVariable("SARIF_SCHEMA");
}
