using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The configuration file, as the command finds and follows it.</summary>
public sealed class ConfigTests : IDisposable
{
    private const string Timeout = """
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 1h}
        """;

    private const string Backend = """
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: Dataplane
        name: backend-1
        mesh: default
        networking:
          address: 192.168.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        """;

    private const string Clean = "No findings in 1 file (1 resource, 0 derived).\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void is_found_in_a_folder_above()
    {
        _folder.Write("app/timeout.yaml", Timeout);
        _folder.Write(".meshservice.yaml", "severities: {MS302: off}\n");

        Assert.Equal((0, Clean, ""), Result(Meshservice.RunIn(_folder.At("app"), "", "check", ".", "--fail-on", "info")));
    }

    [Fact]
    public void is_the_one_that_is_named()
    {
        _folder.Write("timeout.yaml", Timeout);
        _folder.Write(".meshservice.yaml", "severities: {MS302: off}\n");
        _folder.Write("strict.yml", "severities: {MS3xx: error}\n");

        var run = Check("timeout.yaml", "--config", "strict.yml");

        Assert.Equal(1, run.Status);
        Assert.Contains("error    MS302", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void that_is_not_understood_is_status_2_with_the_place_and_the_reason()
    {
        _folder.Write("timeout.yaml", Timeout);
        _folder.Write(".meshservice.yaml", "severities:\n  MS302: eror\nexclud: []\n");

        Assert.Equal(
            (2, "", "error: .meshservice.yaml:2:10: expected error, warning, info or off, found \"eror\"; did you mean \"error\"?\n"
                + "error: .meshservice.yaml:3:1: unknown key \"exclud\"; did you mean \"exclude\"?\n"),
            Result(Check("timeout.yaml")));
    }

    [Fact]
    public void that_is_not_there_is_status_2()
    {
        _folder.Write("timeout.yaml", Timeout);

        Assert.Equal((2, "", "error: no.yaml: no such file or folder\n"), Result(Check("timeout.yaml", "--config", "no.yaml")));
    }

    [Fact]
    public void leaves_files_out_however_they_are_named()
    {
        _folder.Write("repo/timeout.yaml", Timeout.Replace("backend", "other", StringComparison.Ordinal));
        _folder.Write("repo/vendor/broken.yaml", "kind: [");
        _folder.Write("repo/.meshservice.yaml", "exclude: [vendor/]\nseverities: {MS302: off}\n");

        Assert.Equal((0, Clean, ""), Result(Meshservice.RunIn(_folder.At("repo"), "", "check", "timeout.yaml", "vendor/broken.yaml", "vendor", ".")));
        Assert.Equal((0, Clean, ""), Result(Check("repo", "--config", "repo/.meshservice.yaml")));
    }

    [Fact]
    public void names_a_context_from_its_own_folder_on()
    {
        _folder.Write("app/timeout.yaml", Timeout);
        _folder.Write("live/backend.yaml", Backend);
        _folder.Write(".meshservice.yaml", "context: [live]\n");

        Assert.Equal((0, Clean, ""), Result(Meshservice.RunIn(_folder.At("app"), "", "check", ".", "--fail-on", "info")));
    }

    [Fact]
    public void gives_way_to_the_command_line()
    {
        _folder.Write("timeout.yaml", Timeout);
        _folder.Write(".meshservice.yaml", "failOn: info\nkumaVersion: 3.0\nmode: global\n");

        Assert.Equal(1, Check("timeout.yaml").Status);
        Assert.Equal(0, Check("timeout.yaml", "--fail-on", "never").Status);
        Assert.Equal("3.0", Check("timeout.yaml", "--format", "json").Json.GetProperty("kumaVersion").GetString());
        Assert.Equal("2.14", Check("timeout.yaml", "--format", "json", "--kuma-version", "2.14").Json.GetProperty("kumaVersion").GetString());
    }

    [Fact]
    public void holds_for_other_commands_too()
    {
        _folder.Write("backend.yaml", Backend);
        _folder.Write("vendor/timeout.yaml", Timeout);
        _folder.Write(".meshservice.yaml", "exclude: [vendor]\n");

        Assert.DoesNotContain("slow", Meshservice.RunIn(_folder.Path, "", "resolve", ".").Output, StringComparison.Ordinal);
    }

    private MeshserviceRun Check(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["check", .. arguments]);

    private static (int Status, string Output, string Error) Result(MeshserviceRun run) => (run.Status, run.Output, run.Error);
}
