using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command as a plugin of the real kubectl, installed as docs/ci.md shows.</summary>
public sealed class KubectlPluginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KubectlPluginTests() => Meshservice.Link(_folder.At("kubectl-meshservice"));

    public void Dispose() => _folder.Dispose();

    [KubectlFact]
    public void checks()
    {
        var run = Shell("kubectl meshservice check examples/shop");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.StartsWith("No findings in ", run.Output, StringComparison.Ordinal);
    }

    [KubectlFact]
    public void passes_on_the_exit_status() => Assert.Equal(1, Shell("kubectl meshservice check examples/shop-broken").Status);

    [KubectlFact(published: true)]
    public void speaks_of_itself_as_the_user_calls_it() =>
        Assert.Contains("Usage:\n  kubectl meshservice check [OPTIONS]", Shell("kubectl meshservice check --help").Output, StringComparison.Ordinal);

    [KubectlFact]
    public void completes()
    {
        var run = Shell(
            """
            kubectl meshservice completion kubectl > "$PLUGINS/kubectl_complete-meshservice"
            chmod +x "$PLUGINS/kubectl_complete-meshservice"
            kubectl __complete meshservice check --kuma-version 2
            """);

        Assert.StartsWith("2.14\n:0\n", run.Output, StringComparison.Ordinal);
    }

    private MeshserviceRun Shell(string script) =>
        Meshservice.RunAs("/bin/sh", "-c", $"PLUGINS='{_folder.Path}'; HOME=$PLUGINS; PATH=\"$PLUGINS:$PATH\"; export PATH HOME\n{script}");
}
