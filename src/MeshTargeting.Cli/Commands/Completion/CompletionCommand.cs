using System.CommandLine;
using MeshTargeting.Cli.Terminal;

namespace MeshTargeting.Cli.Commands.Completion;

/// <summary><c>completion SHELL</c>: the script by which a shell completes what is typed; it asks <see cref="SuggestCommand"/>.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", ShellScripts.All.Keys)}" };
        shell.AcceptOnlyFromAmong([.. ShellScripts.All.Keys]);
        var command = new Command("completion", "Print the script by which a shell completes the command") { shell };
        command.SetAction(parse => Output.Write(null, ShellScripts.All[parse.GetValue(shell)!]));
        return command;
    }
}
