using System.CommandLine;
using System.Runtime.InteropServices;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;

namespace MeshTargeting.Cli.Options;

/// <summary>The same again whenever a file changes: <c>--watch</c>.</summary>
internal sealed class WatchOption
{
    private readonly Option<bool> _option = new("--watch") { Description = "Do it again whenever a file changes, until Ctrl-C" };

    public void AddTo(Command command) => command.Options.Add(_option);

    public bool IsGiven(ParseResult result) => result.GetValue(_option);

    /// <summary>Works at once and after every change. Returns the exit status of the last time, when the user or the system ends it.</summary>
    /// <param name="paths">Files and folders that are watched.</param>
    /// <param name="written">Files that the work itself writes.</param>
    /// <param name="work">The work; it returns an exit status.</param>
    public static int Run(IReadOnlyList<string> paths, IReadOnlyList<string> written, Func<int> work)
    {
        if (paths.Contains(ManifestFolder.StandardInput))
        {
            Messages.Error("--watch: standard input comes once, and cannot be watched");
            return ExitStatus.Failure;
        }

        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var watch = new ChangeWatch(paths, written);
        var status = ExitStatus.Clean;
        watch.RunAsync(Again, stopping.Token).GetAwaiter().GetResult();
        return status;

        void Again()
        {
            Output.ClearTerminal();
            status = work();
            Messages.Note("Watching; Ctrl-C ends.");
        }

        void Stop(PosixSignalContext context)
        {
            // Work that is going on comes to its end; who asks twice does not want to wait for it.
            context.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        }
    }
}
