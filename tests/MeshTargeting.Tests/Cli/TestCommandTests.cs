using System.Text.RegularExpressions;
using System.Xml.Linq;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command <c>test</c>, as a pipeline runs it.</summary>
public sealed partial class TestCommandTests : IDisposable
{
    private const string Manifests = """
        {type: Dataplane, name: web, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 80, name: http, tags: {kuma.io/service: web, kuma.io/protocol: http}}]}}
        ---
        {type: MeshTimeout, name: t, mesh: default, spec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1m}}]}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void all_that_is_expected_of_the_shop_holds()
    {
        var run = Meshservice.Run("test", "examples/shop");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.EndsWith("\n\n8 expectations hold.\n", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n').SkipLast(3), line => Assert.Matches("^ok    .*  examples/shop/expectations.yaml:[0-9]+$", line));
    }

    [Fact]
    public void exits_with_1_where_one_fails_and_says_which()
    {
        Write(Expectation("{name: long, to: {name: web}, timeout: {idleTimeout: 60s}}", "{name: short, to: {name: web}, timeout: {idleTimeout: 3s}}"));
        var run = Test(".");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            ok    long   e.yaml:3
            FAIL  short  e.yaml:3
                    MeshTimeout idleTimeout to MeshService web:http
                      expected  3s
                      actual    1m0s, from MeshTimeout t  m.yaml:3
                      for       1 proxy: Dataplane web

            1 expectation holds, 1 fails.

            """,
            run.Output);
    }

    [Fact]
    public void says_so_where_there_are_no_expectations()
    {
        _folder.Write("m.yaml", Manifests);
        var run = Test(".");

        Assert.Equal((0, "No expectations.\n"), (run.Status, run.Output));
        Assert.Equal("no expectation (apiVersion: meshservice.io/v1, kind: MeshExpectation) was found\n", run.Error);
    }

    [Fact]
    public void manifests_that_cannot_be_read_are_told_and_fail()
    {
        Write(Expectation("{to: {name: web}, timeout: {idleTimeout: 60s}}"));
        _folder.Write("broken.yaml", "type: MeshTimeout\nname: \"x\nmesh: default\n");
        var run = Test(".");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("broken.yaml:", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("ok    ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void exits_with_2_where_a_path_or_an_option_is_wrong()
    {
        Assert.Equal(2, Test("gone").Status);
        Assert.Equal(2, Test(".", "--format", "sarif").Status);
        Assert.Equal(2, Test().Status);
    }

    [Fact]
    public void expectations_may_stand_apart_from_the_manifests()
    {
        Write(Expectation("{to: {name: web}, timeout: {idleTimeout: 60s}}"));

        Assert.Equal((0, ""), (Test("e.yaml", "--context", "m.yaml").Status, Test("e.yaml", "--context", "m.yaml").Error));
        Assert.Equal(1, Test("e.yaml").Status);
        Assert.Contains("no expectation", Test("m.yaml", "--context", "e.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void writes_json()
    {
        Write(Expectation("{name: short, to: {name: web}, timeout: {idleTimeout: 3s}}"));
        var report = Test(".", "--format", "json").Json;

        Assert.Equal(("meshservice.io/v1", "TestReport", "2.14"), (Text(report, "apiVersion"), Text(report, "kind"), Text(report, "kumaVersion")));
        Assert.Equal("""{"expectations":1,"held":0,"failed":1}""", Space().Replace(report.GetProperty("summary").GetRawText(), ""));
        var expectation = report.GetProperty("expectations")[0];
        Assert.Equal(("short", "spec.expect[0]", "e.yaml", 3), (Text(expectation, "name"), Text(expectation, "path"), Text(expectation, "file"), expectation.GetProperty("line").GetInt32()));
        Assert.False(expectation.GetProperty("holds").GetBoolean());
        var failure = expectation.GetProperty("failures")[0];
        Assert.Equal(("MeshTimeout idleTimeout", "3s", "1m0s"), (Text(failure, "subject"), Text(failure, "expected"), Text(failure, "actual")));
        Assert.Equal(("m.yaml", 3), (Text(failure.GetProperty("from"), "file"), failure.GetProperty("from").GetProperty("line").GetInt32()));
        Assert.Equal("web", Text(failure.GetProperty("proxies")[0], "name"));
    }

    [Fact]
    public void writes_junit_and_annotations()
    {
        Write(Expectation("{name: long, to: {name: web}, timeout: {idleTimeout: 60s}}", "{name: short, to: {name: web}, timeout: {idleTimeout: 3s}}"));
        var run = Test(".", "--format", "junit=junit.xml", "--format", "github");

        var suite = Assert.Single(XDocument.Load(_folder.At("junit.xml")).Root!.Elements("testsuite"));
        Assert.Equal(("2", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal("MeshTimeout idleTimeout: expected 3s, actual 1m0s", Assert.Single(suite.Descendants("failure")).Attribute("message")!.Value);
        Assert.StartsWith("::error file=e.yaml,line=3,col=", run.Output, StringComparison.Ordinal);
        Assert.Contains("title=short::MeshTimeout idleTimeout to MeshService web:http%0A  expected  3s", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Status);
    }

    [Fact]
    public void check_finds_expectations_that_cannot_be_understood_and_takes_the_others_for_no_resource()
    {
        Write(Expectation("{to: {name: web}, timeout: {idelTimeout: 60s}}"));
        var run = Meshservice.RunIn(_folder.Path, "", "check", "e.yaml", "--format", "json");

        Assert.Equal(1, run.Status);
        Assert.Equal("MS022", Text(Assert.Single(run.Json.GetProperty("findings").EnumerateArray()), "code"));
        Assert.Equal((0, 0), (run.Json.GetProperty("summary").GetProperty("resources").GetInt32(), run.Json.GetProperty("summary").GetProperty("ignored").GetInt32()));
    }

    private void Write(string expectations)
    {
        _folder.Write("m.yaml", Manifests);
        _folder.Write("e.yaml", expectations);
    }

    private static string Expectation(params string[] items) => $"type: MeshExpectation\nname: e\nspec: {{expect: [{string.Join(", ", items)}]}}\n";

    private MeshserviceRun Test(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["test", .. arguments]);

    private static string? Text(System.Text.Json.JsonElement json, string name) => json.GetProperty(name).GetString();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}
