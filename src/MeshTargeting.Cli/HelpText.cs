using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;

namespace MeshTargeting.Cli;

/// <summary>
/// Writes the help of a command. It is written here and not by System.CommandLine because that one names the program by its file,
/// and as kubectl's plugin the file has another name than what the user types.
/// </summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const string Footer =
        """
        Exit status:
          0  nothing at or above the threshold (--fail-on)
          1  findings, or a name that means no resource or several
          2  a wrong command line, or a path that cannot be read

        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) => Output.Write(null, Write(parseResult.CommandResult));

    /// <summary>The command as the user types it, with those above it: <c>kubectl meshservice check</c>.</summary>
    public static string FullName(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : ProgramName.Current;

    private static string Write(CommandResult result)
    {
        var command = result.Command;
        var text = new StringBuilder();
        text.Append(command.Description).Append("\n\nUsage:\n  ").Append(FullName(result));
        if (command.Subcommands.Count > 0)
        {
            text.Append(" COMMAND");
        }

        text.Append(" [OPTIONS]");
        foreach (var argument in command.Arguments)
        {
            text.Append(' ').Append(argument.Name).Append(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        }

        text.Append('\n');
        WriteTable(text, "Arguments", command.Arguments.Select(a => (a.Name, a.Description)));
        WriteTable(text, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)));
        WriteTable(text, "Options", command.Options.Select(o => (Label(o), o.Description)));
        if (result.Parent is CommandResult { Command: var above })
        {
            WriteTable(text, "Everywhere", above.Options.Where(o => o.Recursive).Select(o => (Label(o), o.Description)));
        }

        if (command.Subcommands.Count > 0 || command.Options.Any(o => o.Name == FailOnOption.Name))
        {
            text.Append('\n').Append(Footer);
        }

        return text.ToString();
    }

    private static string Label(Option option)
    {
        var names = option is HelpOption ? "-h, --help" : option.Name;
        return option.HelpName is not { } value ? names

            // A value that may be left out has its equals sign with it.
            : value.StartsWith('[') ? $"{names}{value}"
            : $"{names} {value}";
    }

    private static void WriteTable(StringBuilder text, string heading, IEnumerable<(string Label, string? Description)> rows)
    {
        var table = rows.ToList();
        if (table.Count == 0)
        {
            return;
        }

        // A label that is far longer than the rest gets a line of its own, so that it does not push the others apart.
        const int Widest = 30;
        var width = table.Where(r => r.Label.Length <= Widest).Select(r => r.Label.Length).DefaultIfEmpty(0).Max();
        text.Append('\n').Append(heading).Append(":\n");
        foreach (var (label, description) in table)
        {
            text.Append("  ").Append(label);
            text.Append(label.Length > Widest ? "\n" + new string(' ', width + 4) : new string(' ', width - label.Length + 2));
            text.Append(description).Append('\n');
        }
    }
}
