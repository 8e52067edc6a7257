using System.Text.RegularExpressions;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Expectations;

namespace MeshTargeting.Tests.Expecting;

/// <summary>Expectations that cannot be understood are found by <c>check</c>.</summary>
public partial class ExpectationRulesTests
{
    public static TheoryData<string> Codes => [.. ExpectationRules.All.Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void document_an_example_that_fires_and_how_it_is_mended(string code)
    {
        var examples = Example().Matches(ExpectationRules.All.Single(r => r.Code == code).Documentation).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        Assert.Equal([code], Check(examples["Fires"]).Findings.Select(f => f.Rule.Code));
        Assert.Empty(Check(examples["Mended"]).Findings);
    }

    [Theory]
    [InlineData("Baseline")]
    [InlineData("CheckReport")]
    [InlineData("DiffReport")]
    public void what_the_command_writes_itself_is_passed_over(string kind)
    {
        var result = Check($$"""{"apiVersion": "meshservice.io/v1", "kind": "{{kind}}", "summary": {"files": 1} }""");

        Assert.Empty(result.Findings);
        Assert.Equal(1, result.Summary.Ignored);
    }

    [Fact]
    public void an_expectation_is_neither_a_resource_nor_of_another_kind()
    {
        var summary = Check(Example().Match(ExpectationRules.NotOneThing.Documentation).Groups[2].Value).Summary;

        Assert.Equal((1, 0, 0), (summary.Files, summary.Resources, summary.Ignored));
    }

    [Theory]
    [InlineData("{to: {name: a}, timeuot: {idleTimeout: 3s}}", "MS002 spec.expect[0].timeuot: unknown field \"timeuot\"; did you mean \"timeout\"?")]
    [InlineData("{to: {name: a, sectonName: http}, timeout: {idleTimeout: 3s}}", "MS002 spec.expect[0].to.sectonName: unknown field \"sectonName\"; did you mean \"sectionName\"?")]
    [InlineData("{to: {name: a}, reachable: 'no'}", "MS004 spec.expect[0].reachable: expected ")]
    [InlineData("{to: {kind: MeshServce, name: a}, reachable: true}", "MS102 spec.expect[0].to.kind: ")]
    [InlineData("{}", "MS020 spec.expect[0]: this expects nothing")]
    [InlineData("{to: {name: a}, reachable: true, allowed: true}", "MS020 spec.expect[0]: this expects allowed and reachable at once")]
    [InlineData("{to: {name: a}, timeout: {}}", "MS020 spec.expect[0]: no setting of MeshTimeout is named")]
    [InlineData("{to: {name: a}, backends: {}}", "MS020 spec.expect[0]: no backend is named")]
    [InlineData("{reachable: true}", "MS021 spec.expect[0]: reachable asks for to: the destination")]
    [InlineData("{to: {name: a}, request: {path: /}, reachable: true}", "MS021 spec.expect[0].request: request has no meaning beside reachable")]
    [InlineData("{to: {name: a, labels: {b: c}}, reachable: true}", "MS021 spec.expect[0].to: a name or labels select, not both")]
    [InlineData("{to: {}, reachable: true}", "MS021 spec.expect[0].to: name or labels must be set")]
    [InlineData("{to: {kind: MeshHTTPRoute, name: a}, reachable: true}", "MS021 spec.expect[0].to.kind: reachable is said of a destination, not of a route")]
    [InlineData("{to: {name: a}, at: {name: a}, timeout: {idleTimeout: 3s}}", "MS021 spec.expect[0].timeout: to is for outgoing traffic, at for incoming: write one of the two")]
    [InlineData("{at: {name: a}, from: {name: b}, timeout: {idleTimeout: 3s}}", "MS021 spec.expect[0].from: from has no meaning beside at")]
    [InlineData("{at: {name: a}, retry: {tcp.maxConnectAttempt: 3}}", "MS021 spec.expect[0].retry: MeshRetry sets nothing for incoming traffic: write to")]
    [InlineData("{to: {name: a}, policy: MeshTLS, settings: {mode: Strict}}", "MS021 spec.expect[0].policy: MeshTLS sets nothing for outgoing traffic: write at")]
    [InlineData("{to: {name: a}, policy: MeshTrace, settings: {sampling.overall: 1}}", "MS021 spec.expect[0].policy: MeshTrace is for whole proxies: leave to out")]
    [InlineData("{to: {name: a}, policy: MeshHTTPRoute, settings: {rules: set}}", "MS021 spec.expect[0].policy: of routes write backends, and what share they get")]
    [InlineData("{to: {name: a}, settings: {idleTimeout: 3s}}", "MS021 spec.expect[0]: settings asks for policy: the kind that they belong to")]
    [InlineData("{to: {name: a}, policy: MeshTimeout}", "MS021 spec.expect[0]: policy asks for settings: what it sets")]
    [InlineData("{every: MeshService}", "MS021 spec.expect[0]: every asks for has: the kind of policy")]
    [InlineData("{every: MeshService, has: Timeout}", "MS022 spec.expect[0].has: there is no kind of policy \"Timeout\"; did you mean \"MeshTimeout\"?")]
    [InlineData("{to: {name: a}, timeout: {requestTimeout: 3s}}", "MS022 spec.expect[0].timeout[\"requestTimeout\"]: MeshTimeout has no setting \"requestTimeout\"; did you mean \"http.requestTimeout\"?")]
    [InlineData("{to: {name: a}, timeout: {http: {requestTimout: 3s}}}", "MS022 spec.expect[0].timeout[\"http\"][\"requestTimout\"]: MeshTimeout has no setting \"http.requestTimout\"; did you mean \"http.requestTimeout\"?")]
    [InlineData("{to: {name: a}, timeout: {idleTimeout: 3}}", "MS023 spec.expect[0].timeout[\"idleTimeout\"]: \"3\" is no duration; write it as in 3s, 500ms or 1m30s")]
    [InlineData("{to: {name: a}, retry: {http.numRetries: at most three}}", "MS023 spec.expect[0].retry[\"http.numRetries\"]: \"three\" is no number")]
    [InlineData("{to: {name: a}, backends: {b: 110%}}", "MS023 spec.expect[0].backends[\"b\"]: \"110%\" is no share; write it in percent, as in 10% or at most 10%")]
    [InlineData("{at: {name: a}, policy: MeshTLS, settings: {mode: strict}}", "MS023 spec.expect[0].settings[\"mode\"]: \"strict\" is none of Permissive, Strict; did you mean \"Strict\"?")]
    [InlineData("{to: {name: a}, backends: {MeshServce b: 10%}}", "MS024 spec.expect[0].backends[\"MeshServce b\"]: \"MeshServce b\" is no backend")]
    public void say_what_is_wrong_and_where(string item, string expected)
    {
        var finding = Assert.Single(Check($"apiVersion: meshservice.io/v1\nkind: MeshExpectation\nmetadata: {{name: e}}\nspec: {{expect: [{item}]}}\n").Findings);

        Assert.StartsWith(expected, $"{finding.Rule.Code} {finding.Path}: {finding.Message}", StringComparison.Ordinal);
        Assert.Equal(4, finding.Position?.Line);
    }

    [Theory]
    [InlineData("apiVersion: kuma.io/v1alpha1\nkind: MeshExpectation", "a MeshExpectation has the apiVersion meshservice.io/v1")]
    [InlineData("apiVersion: meshservice.io/v1\nkind: MeshExpectatoin", "meshservice.io has no kind \"MeshExpectatoin\"; did you mean \"MeshExpectation\"?")]
    public void a_misspelt_envelope_is_told(string head, string expected) =>
        Assert.Equal(expected, Assert.Single(Check($"{head}\nmetadata: {{name: e}}\nspec: {{expect: []}}\n").Findings).Message);

    [Theory]
    [InlineData("backend-v2", "MeshService", null, "backend-v2", null)]
    [InlineData("app/backend-v2", "MeshService", "app", "backend-v2", null)]
    [InlineData("MeshExternalService app/bank:443", "MeshExternalService", "app", "bank", "443")]
    public void backends_are_written_as_reports_write_them(string text, string kind, string? ns, string name, string? port) =>
        Assert.Equal(new BackendKey(text, kind, ns, name, port), BackendKey.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Mesh a")]
    [InlineData("a b c")]
    [InlineData("a/b/c")]
    [InlineData("a:")]
    [InlineData("a:b:c")]
    [InlineData("/a")]
    public void other_words_are_no_backends(string text) => Assert.Null(BackendKey.Parse(text));

    private static CheckResult Check(string text) => Checker.Check(new CheckInput { Judged = [new SourceText("e.yaml", text)] });

    [GeneratedRegex("(Fires|Mended):\n\n```yaml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
