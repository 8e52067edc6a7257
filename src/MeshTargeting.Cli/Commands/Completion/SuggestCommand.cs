using System.CommandLine;
using System.CommandLine.Parsing;
using MeshTargeting.Cli.Terminal;

namespace MeshTargeting.Cli.Commands.Completion;

/// <summary><c>suggest -- LINE</c>: what may stand at the end of a command line, a word a line. Shells ask it, people do not.</summary>
internal static class SuggestCommand
{
    public static Command Create(Command root)
    {
        var line = new Argument<string>("LINE") { Description = "The command line up to the cursor, the program's name first" };
        var command = new Command("suggest", "Suggest how a command line may go on") { line };
        command.Hidden = true;
        command.SetAction(parse => Output.Write(null, string.Concat(Suggest(root, parse.GetValue(line)!).Select(word => word + "\n"))));
        return command;
    }

    private static IEnumerable<string> Suggest(Command root, string line)
    {
        var start = line.IndexOf(' ', StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        var typed = line[(start + 1)..];
        var word = typed[(typed.LastIndexOf(' ') + 1)..];
        return CommandLineParser.Parse(root, typed).GetCompletions(typed.Length)
            .Select(c => c.InsertText ?? c.Label)

            // Options only where one is begun: else they would hide the names of files, which the shell knows.
            .Where(c => c.StartsWith('-') == word.StartsWith('-') && c.StartsWith(word, StringComparison.Ordinal))

            // How Windows asks for help.
            .Where(c => !c.StartsWith('/'))
            .Distinct();
    }
}
