using System.Diagnostics;
using MeshTargeting.Files;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary><c>--watch</c>: the real command beside files that change.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Sound = """
        type: MeshService
        name: cart
        mesh: default
        labels: {kuma.io/origin: zone}
        spec:
          ports: [{port: 80, targetPort: 80, appProtocol: http}]
          selector:
            dataplaneTags: {kuma.io/service: cart}
        """;

    private const string Broken = $"""
        {Sound}
            dataplaneRef: {"{name: cart-1}"}
        """;

    /// <summary>Ends a test that would otherwise never end; nothing waits for it.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SIGINT")]
    [InlineData("SIGTERM")]
    public async Task checks_again_when_a_file_changes_and_ends_with_the_last_status(string signal)
    {
        _folder.Write("mesh/a.yaml", Sound);
        using var run = Start("check", "--watch", "mesh");
        await Line(run.StandardOutput, " in 1 file");

        _folder.Write("mesh/a.yaml", Broken);
        await Line(run.StandardOutput, "MS111");
        await Line(run.StandardError, "Watching; Ctrl-C ends.");

        Assert.Equal(1, await Interrupt(run, signal));
    }

    [Fact]
    public async Task sees_new_files_and_the_context()
    {
        _folder.Write("mesh/a.yaml", Sound);
        using var run = Start("check", "--watch", "--context", "others", "mesh");
        await Line(run.StandardError, "error: others: no such file or folder");
        await Line(run.StandardError, "Watching; Ctrl-C ends.");

        _folder.Write("others/b.yaml", Sound.Replace("cart", "orders", StringComparison.Ordinal));
        await Line(run.StandardError, "Watching; Ctrl-C ends.");
        _folder.Write("mesh/c.yaml", Broken.Replace("cart", "third", StringComparison.Ordinal));
        await Line(run.StandardOutput, "mesh/c.yaml");

        Assert.Equal(1, await Interrupt(run, "SIGINT"));
    }

    [Fact]
    public void does_not_see_what_it_writes_itself()
    {
        _folder.Write("a.yaml", Sound);
        var before = FolderFingerprint.Of([_folder.Path], [_folder.At("report.json")]);

        _folder.Write("report.json", "{}");
        Assert.Equal(before, FolderFingerprint.Of([_folder.Path], [_folder.At("report.json")]));
        Assert.NotEqual(before, FolderFingerprint.Of([_folder.Path]));
    }

    [Fact]
    public void standard_input_cannot_be_watched()
    {
        var run = Meshservice.RunIn(_folder.Path, Sound, "check", "--watch", "-");

        Assert.Equal((2, "", "error: --watch: standard input comes once, and cannot be watched\n"), (run.Status, run.Output, run.Error));
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Meshservice.Binary, arguments)
    {
        WorkingDirectory = _folder.Path,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Reads on until a line holds some words.</summary>
    private static async Task Line(StreamReader from, string words)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        for (string? line; (line = await from.ReadLineAsync(deadline.Token)) is not null;)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The command ended without saying {words}.");
    }

    private static async Task<int> Interrupt(Process run, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal["SIG".Length..], $"{run.Id}"]);
        using var deadline = new CancellationTokenSource(Deadline);
        await run.WaitForExitAsync(deadline.Token);
        return run.ExitCode;
    }
}
