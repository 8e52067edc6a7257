using System.Text.Json;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command <c>check</c>, as scripts and people meet it.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Clean = """
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector:
            dataplaneTags:
              kuma.io/service: backend
          ports:
            - name: http
              port: 80
              targetPort: 8080
              appProtocol: http
        ---
        type: Dataplane
        name: backend-1
        mesh: default
        networking:
          address: 192.168.0.1
          inbound:
            - port: 8080
              tags:
                kuma.io/service: backend
                kuma.io/protocol: http
        """;

    private const string WithError = """
        type: MeshService
        name: broken
        mesh: default
        spec:
          selector:
            dataplaneTags:
              kuma.io/service: broken
            dataplaneRef:
              name: broken-1
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        """;

    private const string WithWarning = """
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                name: backnd
              default:
                idleTimeout: 1h
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zone", 0, "No findings in ")]
    [InlineData("federated-zone", 1, "MS121  Operation not allowed. Kuma resources like Mesh can be updated or deleted only from the GLOBAL control plane")]
    [InlineData("global", 0, "No findings in ")]
    public void knows_what_belongs_on_which_control_plane(string mode, int status, string said)
    {
        _folder.Write("mesh.yaml", "apiVersion: kuma.io/v1alpha1\nkind: Mesh\nmetadata: {name: default}\nspec: {meshServices: {mode: Exclusive}}\n");

        var run = Meshservice.Run("check", "--mode", mode, _folder.Path);

        Assert.Equal((status, ""), (run.Status, run.Error));
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void clean_manifests_are_status_0()
    {
        _folder.Write("a.yaml", Clean);

        var run = Check("a.yaml");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal("No findings in 1 file (2 resources, 0 derived).\n", run.Output);
    }

    [Fact]
    public void an_error_is_status_1_and_reads_well()
    {
        _folder.Write("app/broken.yaml", WithError);

        var run = Check("app");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.StartsWith("app/broken.yaml\n  5:3  error    MS111  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n                       → ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(" in 1 file (1 resource, 0 derived).\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    [InlineData("never", 0)]
    public void a_warning_fails_from_its_threshold_on(string threshold, int status)
    {
        _folder.Write("a.yaml", Clean);
        _folder.Write("b.yaml", WithWarning);

        Assert.Equal(status, Check("--fail-on", threshold, ".").Status);
    }

    [Fact]
    public void json_has_the_members_that_scripts_rely_on_in_their_order()
    {
        _folder.Write("a.yaml", Clean);
        _folder.Write("app/timeout.yaml", WithWarning);

        var run = Check("--format", "json", "a.yaml", "app");

        Assert.Equal(["apiVersion", "kind", "kumaVersion", "summary", "findings"], Members(run.Json));
        Assert.Equal("meshservice.io/v1", run.Json.GetProperty("apiVersion").GetString());
        Assert.Equal("CheckReport", run.Json.GetProperty("kind").GetString());
        Assert.Equal("2.14", run.Json.GetProperty("kumaVersion").GetString());
        Assert.Equal(
            """{"files":2,"resources":3,"derived":0,"ignored":0,"errors":0,"warnings":1,"infos":0}""",
            JsonSerializer.Serialize(run.Json.GetProperty("summary")));

        var finding = Assert.Single(run.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ["code", "severity", "title", "message", "remediation", "help", "resource", "path", "field", "file", "line", "column", "fix"],
            Members(finding));
        Assert.Equal("MS302", finding.GetProperty("code").GetString());
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Equal("docs/rules/MS302.md", finding.GetProperty("help").GetString());
        Assert.Equal(
            """{"kind":"MeshTimeout","mesh":"default","namespace":"","name":"slow"}""",
            JsonSerializer.Serialize(finding.GetProperty("resource")));
        Assert.Equal("spec.to[0].targetRef.name", finding.GetProperty("path").GetString());
        Assert.Equal("app/timeout.yaml", finding.GetProperty("file").GetString());
        Assert.Equal((8, 15), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal("write name: backend", finding.GetProperty("fix").GetString());
    }

    [Fact]
    public void standard_input_is_read_for_a_dash()
    {
        var run = Meshservice.RunIn(_folder.Path, WithError, "check", "-", "--format", "json");

        Assert.Equal(1, run.Status);
        Assert.Equal("-", run.Json.GetProperty("findings")[0].GetProperty("file").GetString());
    }

    [Fact]
    public void broken_yaml_is_a_finding_that_hides_no_other()
    {
        _folder.Write("a.yaml", $"kind: [\n---\n{WithError}");

        var run = Check("--format", "json", "a.yaml");

        Assert.Equal(1, run.Status);
        Assert.Equal(["MS001", "MS111"], Codes(run));
    }

    [Fact]
    public void bytes_that_are_not_utf8_are_a_finding_at_their_place()
    {
        _folder.Write("a.yaml", [.. "# caf"u8, 0xE9, .. "\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Clean)]);

        var run = Check("--format", "json", "a.yaml");

        Assert.Equal(1, run.Status);
        var finding = Assert.Single(run.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal("MS001", finding.GetProperty("code").GetString());
        Assert.Equal((1, 6), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal(2, run.Json.GetProperty("summary").GetProperty("resources").GetInt32());
    }

    [Fact]
    public void a_path_that_cannot_be_read_is_status_2_after_the_report_of_the_rest()
    {
        _folder.Write("a.yaml", WithError);

        var run = Check("a.yaml", "missing.yaml");

        Assert.Equal(2, run.Status);
        Assert.Equal("error: missing.yaml: no such file or folder\n", run.Error);
        Assert.StartsWith("a.yaml\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void a_folder_without_manifests_is_clean_and_said_so()
    {
        var run = Check(".");

        Assert.Equal((0, "no .yaml, .yml or .json file in .\n"), (run.Status, run.Error));
    }

    [Fact]
    public void documents_of_other_kinds_are_counted_and_left_alone()
    {
        _folder.Write("a.yaml", $"{Clean}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n");

        Assert.Equal("No findings in 1 file (2 resources, 0 derived, 1 document of other kinds ignored).\n", Check("a.yaml").Output);
    }

    [Fact]
    public void context_resolves_and_is_not_judged()
    {
        _folder.Write("live/services.yaml", $"{Clean}\n---\n{WithError}");
        _folder.Write("app/timeout.yaml", WithWarning.Replace("backnd", "backend", StringComparison.Ordinal));

        Assert.Equal(["MS302"], Codes(Check("app", "--format", "json")));
        Assert.Equal("No findings in 1 file (1 resource, 0 derived).\n", Check("app", "--context", "live").Output);
    }

    [Fact]
    public void what_is_judged_replaces_the_same_resource_of_the_context()
    {
        _folder.Write("live.yaml", Clean);
        _folder.Write("new.yaml", Clean.Replace("name: http", "name: web", StringComparison.Ordinal));

        Assert.Equal((0, "No findings in 1 file (2 resources, 0 derived).\n"), StatusAndOutput(Check("new.yaml", "--context", "live.yaml")));
    }

    [Fact]
    public void a_file_that_is_judged_is_not_context_too()
    {
        _folder.Write("a.yaml", Clean);

        Assert.Equal((0, "No findings in 1 file (2 resources, 0 derived).\n"), StatusAndOutput(Check("a.yaml", "--context", ".")));
    }

    [Fact]
    public void the_report_goes_to_a_file()
    {
        _folder.Write("a.yaml", WithError);

        var run = Check("a.yaml", "--format", "json", "--output", "report.json");

        Assert.Equal((1, "", ""), (run.Status, run.Output, run.Error));
        using var report = JsonDocument.Parse(File.ReadAllText(_folder.At("report.json")));
        Assert.Equal("CheckReport", report.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public void a_report_that_cannot_be_written_is_status_2()
    {
        _folder.Write("a.yaml", Clean);

        var run = Check("a.yaml", "--output", "no/such/folder/report.txt");

        Assert.Equal((2, "error: no/such/folder/report.txt: no such folder\n"), (run.Status, run.Error));
    }

    [Fact]
    public void a_pipe_gets_no_colours()
    {
        _folder.Write("a.yaml", WithError);

        Assert.DoesNotContain('\u001b', Check("a.yaml").Output);
    }

    [TerminalFact]
    public void a_terminal_gets_colours_unless_NO_COLOR_is_set_or_it_is_dumb()
    {
        var file = _folder.Write("a.yaml", WithError);

        Assert.Contains("\u001b[31m", Meshservice.RunOnTerminal([("TERM", "xterm")], "check", file).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[3", Meshservice.RunOnTerminal([("TERM", "xterm"), ("NO_COLOR", "1")], "check", file).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[3", Meshservice.RunOnTerminal([("TERM", "dumb")], "check", file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void names_from_manifests_cannot_speak_to_the_terminal()
    {
        _folder.Write("a.yaml", WithWarning.Replace("backnd", "\"back\\e[31mnd\"", StringComparison.Ordinal));

        var run = Check("a.yaml");

        Assert.Contains("MS115", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    private MeshserviceRun Check(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["check", .. arguments]);

    private static (int Status, string Output) StatusAndOutput(MeshserviceRun run) => (run.Status, run.Output);

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string?> Codes(MeshserviceRun run) =>
        run.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString());
}
