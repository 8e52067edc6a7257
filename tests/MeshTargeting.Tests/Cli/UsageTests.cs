using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>Wrong command lines, help and version, as a user meets them.</summary>
public class UsageTests
{
    public static TheoryData<string[], string> WrongCommandLines => new()
    {
        { [], "COMMAND is missing" },
        { ["inspect"], "COMMAND is missing" },
        { ["chekc", "examples"], "no command 'chekc'; did you mean check?" },
        { ["check"], "PATH is missing" },
        { ["check", "--formt", "json", "examples/shop"], "unknown option '--formt'; did you mean --format?" },
        { ["resolve", "--format=sarif", "examples/shop"], "--format: 'sarif' is not available here; use one of: text, json, mermaid" },
        { ["check", "--format", "mermaid", "examples/shop"], "--format: 'mermaid' is not available here; use one of: text, json, sarif, junit, github" },
        { ["check", "--format", "json=", "examples/shop"], "--format: the file is missing in 'json='" },
        { ["check", "--format", "json", "--format", "text", "examples/shop"], "--format: only one report can go to standard output; name a file for the others, as in --format sarif=report.sarif" },
        { ["check", "--format", "json=a", "--format", "text=a", "examples/shop"], "--format: only one report can go to a" },
        { ["check", "--format", "json=a", "--output", "b", "examples/shop"], "--output: every --format names its own file, and none is left for b" },
        { ["check", "--write-baseline", "examples/shop"], "--write-baseline: name the file by --baseline FILE" },
        { ["check", "--kuma-version", "2.13", "examples/shop"], "--kuma-version: '2.13' is not available here; use one of: 2.14, 3.0" },
        { ["check", "--mode", "standalone", "examples/shop"], "--mode: 'standalone' is not available here; use one of: zone, federated-zone, global" },
        { ["check", "--fail-on", "fatal", "examples/shop"], "--fail-on: 'fatal' is not available here; use one of: error, warning, info, never" },
        { ["check", "examples/shop", "--output"], "Required argument missing for option: '--output'." },
        { ["check", "--cluter", "examples/shop"], "unknown option '--cluter'; did you mean --cluster?" },
        { ["diff", "examples/shop"], "HEAD is missing: name a second state, or --cluster, or two versions of Kuma with --kuma-version 2.14..3.0" },
        { ["diff", "--cluster"], "name what is laid over the cluster, or two versions of Kuma with --kuma-version 2.14..3.0" },
        { ["diff", "a", "b", "--clustr"], "unknown option '--clustr'; did you mean --cluster?" },
        { ["check", "--server", "localhost", "examples/shop"], "--server: 'localhost' is no URL of http or https" },
        { ["check", "--server", "http://127.0.0.1:1", "--context", "examples", "examples/shop"], "--server: the server has the rest of the mesh; leave out --context" },
        { ["resolve", "--server", "http://127.0.0.1:1", "examples/shop"], "--server: of resolve the server has JSON alone; add --format json" },
        { ["diff", "--server", "http://127.0.0.1:1", "examples", "examples/shop"], "--server: name what would be applied to the server's World, and nothing else" },
        { ["explain", "MS3O1"], "no code 'MS3O1'; did you mean MS301?" },
        { ["inspect", "dataplane", "shop/frontend"], "PATH is missing" },
        { ["explain"], "CODE is missing" },
    };

    [Theory]
    [MemberData(nameof(WrongCommandLines))]
    public void a_wrong_command_line_is_status_2_with_the_reason_on_standard_error(string[] arguments, string reason)
    {
        var run = Meshservice.Run(arguments);

        Assert.Equal(2, run.Status);
        Assert.Empty(run.Output);
        Assert.Equal($"error: {reason}", run.Error.Split('\n')[0]);
    }

    [Fact]
    public void help_names_commands_options_and_statuses()
    {
        var run = Meshservice.Run("--help");

        Assert.Equal(0, run.Status);
        Assert.Empty(run.Error);
        Assert.Contains("\n  meshservice COMMAND [OPTIONS]\n", run.Output, StringComparison.Ordinal);
        foreach (var command in new[] { "check", "resolve", "why", "test", "generate", "rules", "explain", "crds", "policies" })
        {
            Assert.Contains($"\n  {command} ", run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("\n  2  a wrong command line, or a path that cannot be read\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void help_of_a_command_needs_no_path()
    {
        var run = Meshservice.Run("check", "--help");

        Assert.Equal(0, run.Status);
        Assert.Contains("\n  meshservice check [OPTIONS] PATH...\n", run.Output, StringComparison.Ordinal);
        foreach (var option in new[]
        {
            "--format text|json", "--output FILE", "--context PATH", "--kuma-version 2.14|3.0", "--mode zone|federated-zone|global",
            "--zone NAME", "--system-namespace NAMESPACE", "--no-derive", "--mesh-services-mode ", "--fail-on error|warning|info|never",
        })
        {
            Assert.Contains($"\n  {option}", run.Output, StringComparison.Ordinal);
        }
    }

    [PublishedBinaryFact]
    public void help_calls_a_plugin_of_kubectl_as_its_user_does()
    {
        using var folder = new TemporaryFolder();
        var run = Meshservice.RunAs(Meshservice.Link(folder.At("kubectl-meshservice")), "check", "--help");

        Assert.Contains("\n  kubectl meshservice check [OPTIONS] PATH...\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void version_is_one_line()
    {
        var run = Meshservice.Run("--version");

        Assert.Equal(0, run.Status);
        Assert.Matches(@"\Ameshservice \d+\.\d+\.\d+\n\z", run.Output);
    }
}
