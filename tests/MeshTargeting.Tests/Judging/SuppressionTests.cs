using CsCheck;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Judging;

/// <summary>Comments and annotations by which a team says that it knows of a finding.</summary>
public class SuppressionTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Its finding is MS302 at line 7.</summary>
    private const string Timeout = """
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                name: backend
                kind: MeshService
              default: {idleTimeout: 1h}
        """;

    [Theory]
    [InlineData("name: backend", "name: backend # meshservice:ignore MS302")]
    [InlineData("name: backend", "name: backend   #meshservice:ignore MS301,MS302")]
    [InlineData("        name: backend", "        # meshservice:ignore MS302\n        name: backend")]
    [InlineData("        name: backend", "# meshservice:ignore MS302\n\n        # so it is\n        name: backend")]
    [InlineData("name: backend", "name: backend # meshservice:ignore MS302 until=2026-11-24")]
    [InlineData("name: backend", "name: \"backend\" # meshservice:ignore MS302 until=2027-01-31 reason=\"it is \\\"on\\\" its way, soon\"")]
    public void a_comment_on_the_line_or_above_it_suppresses_a_finding(string old, string with)
    {
        var result = Check(Timeout.Replace(old, with, StringComparison.Ordinal));

        Assert.Equal(["MS302"], result.Suppressed.Select(s => s.Finding.Rule.Code));
        Assert.DoesNotContain(result.Findings, f => f.Rule.Code is not "MS011");
        Assert.Equal((0, 1), (result.Summary.Warnings, result.Summary.Suppressed));
    }

    [Fact]
    public void a_comment_at_the_top_counts_for_the_first_line_alone()
    {
        Assert.Equal(["1:1 MS011 there is no finding MS302 on line 2", "8:15 MS302"], Lines(Check($"# meshservice:ignore MS302\n{Timeout}")));
        Assert.Equal(["1:1 MS011 there is no finding MS302 on line 3", "9:15 MS302"], Lines(Check($"# meshservice:ignore MS302\n---\n{Timeout}")));
    }

    [Fact]
    public void text_that_looks_like_a_comment_is_none()
    {
        var text = $"{Timeout}\n---\nkind: ConfigMap\napiVersion: v1\nmetadata: {{name: x}}\ndata:\n  a: |\n    # meshservice:ignore MS302\n  b: \"# meshservice:ignore MS302\"\n";

        Assert.Equal(["7:15 MS302"], Lines(Check(text)));
    }

    /// <summary>The scanner gives such a fault as a token, without end.</summary>
    [Fact]
    public void a_comment_behind_a_fault_is_not_looked_for() => Assert.Equal(
        ["MS001"],
        Checker.Check(new CheckInput { Judged = [new SourceText("a.yaml", "kind: MeshTimeout\n  default: c\n# meshservice:ignore MS301\n")] }).Findings.Select(f => f.Rule.Code));

    [Fact]
    public void each_document_has_its_own_lines()
    {
        var result = Check($"{Timeout}\n---\n{Timeout.Replace("name: backend", "name: other # meshservice:ignore MS302", StringComparison.Ordinal)}");

        Assert.Equal((17, "MS302"), (result.Suppressed.Single().Finding.Position?.Line, result.Suppressed.Single().Finding.Rule.Code));
        Assert.Contains("7:15 MS302", Lines(result));
    }

    [Fact]
    public void an_annotation_suppresses_all_findings_of_its_resource()
    {
        var text = """
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata:
              name: slow
              namespace: app
              labels: {kuma.io/mesh: default}
              annotations:
                meshservice.io/ignore: "MS302 reason='elsewhere'"
            spec:
              to:
                - targetRef: {kind: MeshService, name: one, namespace: app}
                  default: {idleTimeout: 1h}
                - targetRef: {kind: MeshService, name: two, namespace: app}
                  default: {idleTimeout: 1h}
            """.Replace("'", "\\\"", StringComparison.Ordinal);

        var result = Check(text);

        Assert.Equal(["MS302", "MS302"], result.Suppressed.Select(s => s.Finding.Rule.Code));
        Assert.Empty(result.Findings);
        Assert.Equal("elsewhere", result.Suppressed[0].Suppression.Words.Reason);

        var idle = Check(text.Replace("\"MS302 reason=", "\"MS302, MS301 reason=", StringComparison.Ordinal));
        Assert.Equal(["8:28 MS011 there is no finding MS301 about this resource"], Lines(idle));
        Assert.Equal("MeshTimeout app/slow", idle.Findings[0].Resource.ToString());
    }

    [Fact]
    public void one_that_has_expired_is_a_finding_and_suppresses_nothing()
    {
        var text = Timeout.Replace("name: backend", "name: backend # meshservice:ignore MS302 until=2026-11-23", StringComparison.Ordinal);

        Assert.Equal(["7:15 MS302", "7:23 MS009 the suppression of MS302 expired on 2026-11-23"], Lines(Check(text)));
        Assert.Empty(Lines(Checker.Check(Input(text) with { Today = null })));
    }

    [Theory]
    [InlineData("ignore", "it names no code")]
    [InlineData("ignore MS3O2", "there is no code \"MS3O2\"; did you mean MS302?")]
    [InlineData("ignore MS302 util=2027-01-31", "there is no util= here; did you mean until=?")]
    [InlineData("ignore MS302 ticket=7", "there is no ticket= here; there are until= and reason=")]
    [InlineData("ignore MS302 until=2027-02-29", "until=2027-02-29 is no day; write it as in until=2027-01-31")]
    [InlineData("ignore MS302 until=31.1.2027", "until=31.1.2027 is no day; write it as in until=2027-01-31")]
    [InlineData("ignore MS302 reason=on its way", "cannot make out \"its\"; a reason of several words is written in quotes")]
    [InlineData("ignore MS302 reason=\"on its way", "the quote that ends the reason is missing")]
    [InlineData("ingore MS302", "there is no meshservice:ingore; did you mean meshservice:ignore?")]
    [InlineData(" ignore MS302", "a space is too much: write meshservice:ignore")]
    [InlineData("ignore MS3xx", "there is no code \"MS3xx\"; a suppression names codes one by one")]
    [InlineData("ignore-next-line MS302", "there is no meshservice:ignore-next-line; did you mean meshservice:ignore?")]
    public void one_that_cannot_be_understood_is_a_finding_and_suppresses_nothing(string comment, string message)
    {
        var text = Timeout.Replace("name: backend", $"name: backend # meshservice:{comment}", StringComparison.Ordinal);

        Assert.Equal(["7:15 MS302", $"7:23 MS010 {message}"], Lines(Check(text)));
    }

    [Fact]
    public void an_annotation_that_is_misspelt_is_a_finding_and_suppresses_nothing()
    {
        const string Text = """
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata: {name: slow, namespace: app, annotations: {meshservice.io/ignored: MS302, meshservice.io/enforce: MS302}}
            spec:
              to: [{targetRef: {kind: MeshService, name: backend}, default: {idleTimeout: 1h}}]
            """;

        Assert.Equal(["3:78 MS010 there is no annotation meshservice.io/ignored; did you mean meshservice.io/ignore?", "5:46 MS302"], Lines(Check(Text)));
    }

    [Fact]
    public void a_code_that_does_not_exist_takes_no_effect_from_the_others()
    {
        var text = Timeout.Replace("name: backend", "name: backend # meshservice:ignore MS302 MS999", StringComparison.Ordinal);

        Assert.Equal(["7:23 MS010 there is no code \"MS999\""], Lines(Check(text)).Select(l => l.Split("; did")[0]));
    }

    [Fact]
    public void a_key_that_was_commented_out_is_no_suppression()
    {
        Assert.Equal(["9:15 MS302"], Lines(Check($"# meshservice: {{a: b}}\n#meshservice:enabled\n{Timeout}")));
    }

    [Fact]
    public void one_of_a_code_that_is_off_is_not_called_idle()
    {
        var text = Timeout.Replace("name: backend", "name: backend # meshservice:ignore MS302", StringComparison.Ordinal);

        Assert.Empty(Lines(Checker.Check(Input(text) with { Settings = new() { Severities = Off("MS302") } })));
    }

    [Fact]
    public void one_in_a_document_that_cannot_be_read_is_not_called_idle()
    {
        Assert.Equal(["MS001"], Check("# meshservice:ignore MS302\nkind: [").Findings.Select(f => f.Rule.Code));
        Assert.Equal(["MS001"], Check("# meshservice:ignore MS001\nkind: [").Suppressed.Select(s => s.Finding.Rule.Code));
    }

    [Fact]
    public void findings_about_suppressions_have_severities_like_all_others()
    {
        var text = $"# meshservice:ignore MS999\n{Timeout}";
        var severities = new Dictionary<string, Severity?> { ["MS0xx"] = Severity.Error, ["MS302"] = null };

        var result = Checker.Check(Input(text) with { Settings = new() { Severities = severities } });

        Assert.Equal(("MS010", Severity.Error), (result.Findings.Single().Rule.Code, result.Findings.Single().Severity));
    }

    [Fact]
    public void any_text_behind_the_mark_is_understood_or_reported()
    {
        Gen.String[Gen.Char["MS302,= \"\\untilreason-#:'{}\t"], 0, 40].Sample(words =>
        {
            var result = Check(Timeout.Replace("name: backend", $"name: backend # meshservice:ignore {words}", StringComparison.Ordinal));
            Assert.Contains(result.Findings.Concat(result.Suppressed.Select(s => s.Finding)), f => f.Rule.Code == "MS302");
            Assert.True(result.Suppressed.Count == 1 || result.Findings.Any(f => f.Rule.Code is "MS009" or "MS010" or "MS011"));
        });
    }

    private static Dictionary<string, Severity?> Off(string code) => new() { [code] = null };

    private static CheckInput Input(string text) => new()
    {
        Judged = [new SourceText("a.yaml", text)],
        Options = new WorldOptions { IsComplete = true },
        Today = Today,
    };

    private static CheckResult Check(string text) => Checker.Check(Input(text));

    /// <summary>Place, code and, for findings about suppressions, the message.</summary>
    private static IEnumerable<string> Lines(CheckResult result) => result.Findings.Select(f =>
        f.Rule.Code.StartsWith("MS0", StringComparison.Ordinal)
            ? FindingLine.Of(f)["a.yaml:".Length..].Replace(": MS", " MS", StringComparison.Ordinal)
            : $"{f.Position?.Line}:{f.Position?.Column} {f.Rule.Code}");
}
