using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using MeshTargeting.Cli.Commands;
using MeshTargeting.Cli.Commands.Completion;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;

namespace MeshTargeting.Cli;

/// <summary>The command line as a whole: its commands, its errors, its exit status.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program and returns its exit status.</summary>
    public static int Run(string[] args)
    {
        try
        {
            // A path may begin with "@", which is no response file here.
            var result = Root().Parse(ClusterOption.Separate(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
            return result.Action is ParseErrorAction
                ? UsageError(result)
                : result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e)
        {
            Messages.Error($"a fault in {ProgramName.Current} itself, please report it: {e}");
            return ExitStatus.Failure;
        }
    }

    private static Command Root()
    {
        var root = Commands();
        root.Subcommands.Add(SuggestCommand.Create(root));
        return root;
    }

    private static Command Commands() => new("meshservice", "Says what is wrong with Kuma manifests, where and why, before they are applied.")
    {
        new HelpOption { Action = new HelpText(), Description = "Show help and exit", Recursive = true },
        new Option<bool>("--version") { Action = new VersionAction(), Description = "Show the version and exit" },
        new CheckCommand().ToCommand(),
        new FixCommand().ToCommand(),
        new ResolveCommand().ToCommand(),
        InspectCommand.Create(),
        new WhyCommand().ToCommand(),
        new DiffCommand().ToCommand(),
        new TestCommand().ToCommand(),
        new GenerateCommand().ToCommand(),
        RulesCommand.Create(),
        ExplainCommand.Create(),
        CrdsCommand.Create(),
        PoliciesCommand.Create(),
        CompletionCommand.Create(),
    };

    private static int UsageError(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0 && result.UnmatchedTokens.Count > 0)
        {
            var near = NearName.Find(result.UnmatchedTokens[0], command.Subcommands.Select(c => c.Name));
            Messages.Error($"no command '{result.UnmatchedTokens[0]}'{(near is null ? "" : $"; did you mean {near}?")}");
        }
        else if (result.UnmatchedTokens.FirstOrDefault(token => token.Length > 1 && token[0] == '-') is { } option)
        {
            Messages.Error(UnknownOptions.Describe(command, option));
        }
        else
        {
            foreach (var message in result.Errors.Select(Describe).Distinct())
            {
                Messages.Error(message);
            }
        }

        Messages.Note($"See '{HelpText.FullName(result.CommandResult)} --help'.");
        return ExitStatus.Failure;
    }

    /// <summary>The parser's words; of what is missing they leave out the name that it has in the usage line.</summary>
    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } missing => $"{missing.Argument.Name} is missing",
        CommandResult { Command.Subcommands.Count: > 0 } => "COMMAND is missing",
        _ => error.Message,
    };

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult) =>
            Output.Write(null, $"meshservice {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}\n");
    }
}
