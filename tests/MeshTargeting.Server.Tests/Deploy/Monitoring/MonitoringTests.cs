using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Server.Tests.Telemetry;

namespace MeshTargeting.Server.Tests.Deploy.Monitoring;

/// <summary>Dashboard and alert rules ask for what the server exports, in PromQL.</summary>
[Collection(UndisturbedMetrics.Name)]
public sealed partial class MonitoringTests
{
    private static readonly string[] Series = ["", "_bucket", "_count", "_sum"];

    [Fact]
    public void both_forms_of_the_alert_rules_say_the_same()
    {
        var rule = MonitoringFiles.PrometheusRule();

        Assert.Equal(("monitoring.coreos.com/v1", "PrometheusRule"), ((string)rule["apiVersion"]!, (string)rule["kind"]!));
        Assert.Equal(MonitoringFiles.Groups().ToJsonString(), rule["spec"]!["groups"]!.ToJsonString());
    }

    [Fact]
    public async Task names_metrics_and_labels_that_the_server_exports()
    {
        var scrape = await ExportedMetrics.ScrapeAsync();
        var names = scrape.Types.SelectMany(t => t.Value == "histogram" ? Series.Select(s => t.Key + s) : [t.Key]).ToHashSet();
        var labels = scrape.Types.Keys.SelectMany(scrape.Labels).Concat(["le", "instance", "job"]).ToHashSet();

        var expressions = MonitoringFiles.Expressions();

        Assert.All(expressions, e => Assert.Contains("_", e, StringComparison.Ordinal));
        Assert.All(expressions.SelectMany(e => MetricName().Matches(e)).Select(m => m.Value).Distinct(), name => Assert.Contains(name, names));
        Assert.All(expressions.SelectMany(e => Grouping().Matches(e)).SelectMany(m => m.Groups[1].Value.Split(", ")), label => Assert.Contains(label, labels));
        Assert.All(expressions.SelectMany(e => Matcher().Matches(e)).Select(m => m.Groups["label"].Value), label => Assert.Contains(label, labels));
    }

    [Fact]
    public void asks_for_values_that_labels_take()
    {
        var known = Enum.GetValues<ReviewOutcome>().Select(o => o.Label())
            .Concat(Enum.GetValues<Webhook>().Select(w => w.Label()))
            .Concat(new WriteOutcome[] { new WriteOutcome.Written(null), WriteOutcome.Stale.Instance, new WriteOutcome.Refused(""), new WriteOutcome.Unavailable("", null) }.Select(o => o.Label))
            .ToHashSet();
        var reasons = Enum.GetValues<Fallback>().Select(f => f.Label()).ToList();

        foreach (var matcher in MonitoringFiles.Expressions().SelectMany(e => Matcher().Matches(e)).Where(m => m.Groups["label"].Value != "job"))
        {
            var value = matcher.Groups["value"].Value;
            if (matcher.Groups["label"].Value == "reason")
            {
                Assert.Contains(reasons, r => Regex.IsMatch(r, $"^(?:{value})$"));
                Assert.Contains(reasons, r => !Regex.IsMatch(r, $"^(?:{value})$"));
            }
            else
            {
                Assert.Contains(value, known);
            }
        }
    }

    [Fact]
    public void expressions_are_made_of_tokens_of_promql_and_close_what_they_open() => Assert.All(MonitoringFiles.Expressions(), expression =>
    {
        var open = new Stack<char>();
        var at = 0;
        foreach (Match token in Token().Matches(expression))
        {
            Assert.Equal(at, token.Index);
            at += token.Length;
            if (token.Value is "(" or "[" or "{")
            {
                open.Push(token.Value[0]);
            }
            else if (token.Value is ")" or "]" or "}")
            {
                Assert.Equal(token.Value, open.Pop() switch { '(' => ")", '[' => "]", _ => "}" });
            }
        }

        Assert.Equal(expression.Length, at);
        Assert.Empty(open);
    });

    [Fact]
    public void every_alert_says_what_is_wrong_and_what_to_do() => Assert.All(MonitoringFiles.Alerts(), alert =>
    {
        Assert.StartsWith("Meshservice", (string)alert["alert"]!, StringComparison.Ordinal);
        Assert.Contains((string)alert["labels"]!["severity"]!, (string[])["critical", "warning", "info"]);
        Assert.NotEmpty((string)alert["annotations"]!["summary"]!);
        Assert.NotEmpty((string)alert["annotations"]!["description"]!);
    });

    [Fact]
    public void panels_have_ids_of_their_own_and_do_not_overlap()
    {
        var panels = MonitoringFiles.Panels().ToList();

        Assert.Distinct(panels.Select(p => (int)p["id"]!));
        Assert.Distinct(panels.Select(p => (string)p["title"]!));
        var cells = panels.Select(p => p["gridPos"]!).SelectMany(Cells).ToList();
        Assert.Distinct(cells);
        Assert.All(cells, c => Assert.InRange(c.X, 0, 23));
    }

    [PromtoolFact]
    public async Task promtool_finds_nothing_wrong()
    {
        await PromtoolAsync(MonitoringFiles.RulesPath);

        // The dashboard's expressions, too, as rules that record what they ask for.
        using var folder = new TemporaryFolder();
        var rules = MonitoringFiles.Expressions().Select((e, i) => (JsonNode)new JsonObject { ["record"] = $"panel:{i}", ["expr"] = e });
        var file = new JsonObject { ["groups"] = new JsonArray(new JsonObject { ["name"] = "all", ["rules"] = new JsonArray([.. rules]) }) };
        folder.Write("rules.yaml", file.ToJsonString());
        await PromtoolAsync(folder.At("rules.yaml"));
    }

    private static IEnumerable<(int X, int Y)> Cells(JsonNode position) =>
        from x in Enumerable.Range((int)position["x"]!, (int)position["w"]!)
        from y in Enumerable.Range((int)position["y"]!, (int)position["h"]!)
        select (x, y);

    private static async Task PromtoolAsync(string path)
    {
        using var promtool = Process.Start(new ProcessStartInfo(PromtoolFactAttribute.Path!, ["check", "rules", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = promtool.StandardOutput.ReadToEndAsync();
        var error = promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();
        Assert.True(promtool.ExitCode == 0, $"{path}\n{await output}{await error}");
    }

    [GeneratedRegex(@"\b(?:meshservice|dotnet|http_server|kestrel)_\w+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex("""(?<label>\w+)(?:=~|!~|!=|=)"(?<value>[^"]*)["]""")]
    private static partial Regex Matcher();

    [GeneratedRegex("""\G(?:\s+|"[^"]*"|\d+[smhdwy]\b|\d+(?:\.\d+)?|[a-zA-Z_:][\w:]*|=~|!~|!=|==|>=|<=|[-+*/%^<>=(){}\[\],])""")]
    private static partial Regex Token();
}
