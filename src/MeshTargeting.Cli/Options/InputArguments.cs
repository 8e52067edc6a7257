using System.CommandLine;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Options;

/// <summary>What is read: <c>PATH…</c>, <c>--context</c>, <c>--cluster</c>, and the circumstances under which it is judged.</summary>
/// <param name="takesCluster">Whether a cluster will do without a path: then it is what the cluster holds that is judged.</param>
internal sealed class InputArguments(bool takesCluster)
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, folders (their .yaml, .yml and .json files, hidden ones left out) or - for standard input",
        Arity = takesCluster ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _context = new("--context")
    {
        Description = "Files or folders with the rest of the mesh: what exists already and is not judged; repeatable",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly ClusterOption _cluster = new();

    private readonly ConfigOption _config = new();

    private readonly WorldArguments _world = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        UnknownOptions.Reject(command, _paths);
        command.Validators.Add(result =>
        {
            if (takesCluster && result.GetValue(_paths) is not { Length: > 0 } && !_cluster.IsGiven(result))
            {
                result.AddError($"{_paths.Name} is missing");
            }
        });
        command.Options.Add(_context);
        _cluster.AddTo(command);
        _config.AddTo(command);
        _world.AddTo(command);
    }

    /// <summary>Says what could not be read of the context: nobody is judged for it, but what it hides cannot be found.</summary>
    public static void NoteContext(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Where(f => f.Severity == Severity.Error))
        {
            Messages.Note($"in the context: {FindingLine.Of(finding)}");
        }
    }

    /// <summary>Everything whose change makes another report; null where the configuration cannot be read, and then the reason has been given.</summary>
    public IReadOnlyList<string>? Watched(ParseResult result) => _config.Read(result) is not { } configuration
        ? null
        : [.. result.GetValue(_paths) ?? [], .. result.GetValue(_context) ?? [], .. configuration.Context, _config.PathOf(result)];

    /// <summary>Reads the configuration and the files. What cannot be read has been named on standard error.</summary>
    public InputFiles Read(ParseResult result)
    {
        var paths = result.GetValue(_paths) ?? [];
        if (_config.Read(result) is not { } configuration || _cluster.Read(result) is not { } cluster)
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
        if (judged.Texts.Count == 0 && !unreadable && paths.Length > 0)
        {
            Messages.Note($"no .yaml, .yml or .json file in {string.Join(", ", paths)}");
        }

        var isWhole = cluster.Unread.Count == 0 && (contextPaths.Length > 0 || _cluster.IsGiven(result));
        var input = new CheckInput
        {
            Judged = paths.Length > 0 ? judged.Texts : cluster.Texts,
            Context = paths.Length > 0 ? [.. context.Texts, .. cluster.Anonymous] : context.Texts,
            Options = _world.Of(result, configuration.Settings) with { IsComplete = configuration.Settings.IsComplete ?? isWhole },
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
    /// <summary>The input for reports that name the resource at every place: a cluster is simply the cluster there.</summary>
    public CheckInput Asked => Input with { Judged = [.. Input.Judged.Select(text => text.HasLines ? text : text with { File = LiveCluster.Shown })] };

    /// <summary>False where nothing was read because it could not be: the reason has been given, and a report would be empty.</summary>
    public bool IsWorthReporting => Input.Judged.Count > 0 || !HasUnreadable;
}
