using System.CommandLine;
using System.CommandLine.Parsing;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Options;

/// <summary>What is read: <c>PATH…</c>, <c>--context</c>, and the circumstances under which it is judged.</summary>
internal sealed class InputArguments
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, folders (their .yaml, .yml and .json files, hidden ones left out) or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _context = new("--context")
    {
        Description = "Files or folders with the rest of the mesh: what exists already and is not judged; repeatable",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly ConfigOption _config = new();

    private readonly WorldArguments _world = new();

    public void AddTo(Command command)
    {
        _paths.Validators.Add(result => RejectOptions(result, command));
        command.Arguments.Add(_paths);
        command.Options.Add(_context);
        _config.AddTo(command);
        _world.AddTo(command);
    }

    /// <summary>A misspelt option would otherwise be taken for a path that does not exist.</summary>
    private static void RejectOptions(ArgumentResult result, Command command)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.Length > 1 && token.Value[0] == '-' && !Path.Exists(token.Value))
            {
                var option = token.Value.Split('=')[0];
                var near = NearName.Find(option, command.Options.Select(o => o.Name));
                result.AddError($"unknown option '{option}'{(near is null ? "" : $"; did you mean {near}?")}");
            }
        }
    }

    /// <summary>Says what could not be read of the context: nobody is judged for it, but what it hides cannot be found.</summary>
    public static void NoteContext(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Where(f => f.Severity == Severity.Error))
        {
            Messages.Note($"in the context: {FindingLine.Of(finding)}");
        }
    }

    /// <summary>Reads the configuration and the files. What cannot be read has been named on standard error.</summary>
    public InputFiles Read(ParseResult result)
    {
        var paths = result.GetValue(_paths) ?? [];
        if (_config.Read(result) is not { } configuration)
        {
            return new InputFiles(new CheckInput { Judged = [] }, Configuration.None, HasUnreadable: true);
        }

        string[] contextPaths = [.. result.GetValue(_context) ?? [], .. configuration.Context];
        var judged = ManifestFolder.Read(paths, excluded: configuration.Excluded);
        var context = ManifestFolder.Read(contextPaths, except: paths, excluded: configuration.Excluded);
        foreach (var path in judged.Unreadable.Concat(context.Unreadable))
        {
            Messages.Error(path.ToString());
        }

        var unreadable = judged.Unreadable.Count + context.Unreadable.Count > 0;
        if (judged.Texts.Count == 0 && !unreadable)
        {
            Messages.Note($"no .yaml, .yml or .json file in {string.Join(", ", paths)}");
        }

        var input = new CheckInput
        {
            Judged = judged.Texts,
            Context = context.Texts,
            Options = _world.Of(result, configuration.Settings) with { IsComplete = configuration.Settings.IsComplete ?? contextPaths.Length > 0 },
            Settings = configuration.Settings,
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
            Progress = new WorkProgress(),
        };
        return new InputFiles(input, configuration, unreadable);
    }
}

/// <summary>What was read.</summary>
/// <param name="Input">What is to be judged.</param>
/// <param name="Configuration">The configuration file that holds for it.</param>
/// <param name="HasUnreadable">True where a path could not be read: the exit status is 2, whatever is found in the rest.</param>
internal sealed record InputFiles(CheckInput Input, Configuration Configuration, bool HasUnreadable)
{
    /// <summary>False where nothing was read because it could not be: the reason has been given, and a report would be empty.</summary>
    public bool IsWorthReporting => Input.Judged.Count > 0 || !HasUnreadable;
}
