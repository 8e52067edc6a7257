using System.Text;
using CsCheck;
using MeshTargeting.Judging.Baselines;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Reports;

namespace MeshTargeting.Tests.Judging;

/// <summary>Findings that are known stay known while manifests change around them.</summary>
public class BaselineTests
{
    private static readonly SourceText[] Shop = [.. Examples.Of("shop-broken")];

    private static readonly string[] Inserted = ["# a comment", "", "      # deep"];

    private const string Timeouts = """
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: one}
              default: {idleTimeout: 1h}
            - targetRef: {kind: MeshService, name: two}
              default: {idleTimeout: 1h}
        """;

    [Fact]
    public void knows_everything_that_was_found()
    {
        var result = Check(Shop);

        var against = result.Against(Baseline.Of(result.Findings));

        Assert.Empty(against.Findings);
        Assert.Equal(result.Findings, against.Known);
        Assert.Equal((0, result.Findings.Count), (against.Gone, against.Summary.Known));
        Assert.Null(against.Worst);
    }

    [Fact]
    public void is_the_same_after_it_was_written_and_read()
    {
        var baseline = Baseline.Of(Check(Shop).Findings);

        var (read, problem) = BaselineFile.Read(BaselineFile.Write(baseline));

        Assert.Null(problem);
        Assert.Equal(baseline.Counts.OrderBy(c => c.Key), read!.Counts.OrderBy(c => c.Key));
    }

    [Fact]
    public void comments_and_empty_lines_make_nothing_new()
    {
        var baseline = Baseline.Of(Check(Shop).Findings);

        var inserted = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 2].Select(i => Inserted[i]));
        Gen.Select(inserted.Array[1, 5], Gen.Int[0, Shop.Length - 1]).Sample(
            (insertions, file) =>
            {
                var texts = Shop.Select((text, i) => i == file ? text with { Content = Insert(text.Content, insertions) } : text).ToArray();
                var result = Check(texts).Against(baseline);
                Assert.Equal((0, 0), (result.Findings.Count, result.Gone));
            },
            iter: 100);
    }

    [Fact]
    public void files_and_items_may_move()
    {
        var baseline = Baseline.Of(Check(new SourceText("a.yaml", Timeouts)).Findings);
        var lines = Timeouts.Split('\n');

        var moved = Check(new SourceText("x/b.yaml", string.Join('\n', [.. lines[..5], .. lines[7..], .. lines[5..7]]))).Against(baseline);

        Assert.Equal((0, 2, 0), (moved.Findings.Count, moved.Known.Count, moved.Gone));
    }

    [Fact]
    public void tells_what_is_new_and_counts_what_is_gone()
    {
        var baseline = Baseline.Of(Check(new SourceText("a.yaml", Timeouts)).Findings);

        var result = Check(new SourceText("a.yaml", Timeouts.Replace("two", "three", StringComparison.Ordinal))).Against(baseline);

        Assert.Contains("MeshService three", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (result.Known.Count, result.Gone));
    }

    [Fact]
    public void counts_how_often_the_same_is_known()
    {
        var once = Timeouts.Replace("two", "one", StringComparison.Ordinal);
        var thrice = $"{once}\n    - targetRef: {{kind: MeshService, name: one}}\n      default: {{idleTimeout: 1h}}\n";
        var missing = (CheckResult result) => result.Findings.Where(f => f.Rule.Code == "MS302").Select(f => f.Position?.Line);

        var result = Check(new SourceText("a.yaml", thrice)).Against(Baseline.Of(Check(new SourceText("a.yaml", once)).Findings));

        Assert.Equal([10], missing(result));
    }

    [Fact]
    public void reads_well_in_a_review()
    {
        var findings = Check(new SourceText("a.yaml", Timeouts.Replace("two", "one", StringComparison.Ordinal).Replace("idleTimeout", "idleTimout", StringComparison.Ordinal)), new SourceText("b.yaml", "kind: ["))
            .Findings.Where(f => f.Rule.Code is "MS002" or "MS001");

        Assert.Equal(
            """
            {
              "apiVersion": "meshservice.io/v1",
              "kind": "Baseline",
              "findings": [
                {"code":"MS002","subject":"MeshTimeout slow","mesh":"default","path":"spec.to[MeshService one].default.idleTimout","message":"unknown field \"idleTimout\"; did you mean \"idleTimeout\"?","count":2},
                {"code":"MS001","subject":"b.yaml","message":"not valid YAML: the bracket that opens here is never closed"}
              ]
            }

            """,
            Encoding.UTF8.GetString(BaselineFile.Write(Baseline.Of(findings))));
    }

    [Fact]
    public void of_nothing_is_an_empty_list()
    {
        Assert.EndsWith("\"findings\": []\n}\n", Encoding.UTF8.GetString(BaselineFile.Write(Baseline.Empty)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not a baseline: line 1 cannot be read as JSON of its form")]
    [InlineData("{\n  \"kind\": }", "not a baseline: line 2 cannot be read as JSON of its form")]
    [InlineData("{}", "not a baseline: line 1 cannot be read as JSON of its form")]
    [InlineData("null", "not a baseline: apiVersion meshservice.io/v1 and kind Baseline are missing")]
    [InlineData("{\"apiVersion\":\"v2\",\"kind\":\"Baseline\",\"findings\":[]}", "not a baseline: apiVersion meshservice.io/v1 and kind Baseline are missing")]
    [InlineData("{\"apiVersion\":\"meshservice.io/v1\",\"kind\":\"Baseline\",\"findings\":[{\"code\":\"MS001\"}]}", "not a baseline: line 1 cannot be read as JSON of its form")]
    public void says_what_is_none(string text, string problem)
    {
        Assert.Equal((null, problem), BaselineFile.Read(Encoding.UTF8.GetBytes(text)));
    }

    private static CheckResult Check(params SourceText[] texts) => Checker.Check(new CheckInput { Judged = texts });

    private static string Insert(string text, (int Line, string Text)[] insertions)
    {
        var lines = text.Split('\n').ToList();
        foreach (var (line, inserted) in insertions)
        {
            var at = Math.Min(line, lines.Count);
            // Within a block scalar such a line would be part of the text, and in the examples there is none.
            lines.Insert(at, inserted);
        }

        return string.Join('\n', lines);
    }
}
