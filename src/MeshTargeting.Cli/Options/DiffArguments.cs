using System.CommandLine;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Options;

/// <summary>The two states of <c>diff</c>, what both share, and the circumstances under which each is judged.</summary>
internal sealed class DiffArguments
{
    private const string Git = "git:";

    private readonly Argument<string[]> _sides = new("BASE HEAD")
    {
        Description = "Two states: each a folder, a file, - for standard input, git:REV or git:REV:PATH; one alone with --cluster or --server, over which it is laid, or with two versions of Kuma",
        Arity = new ArgumentArity(0, 2),
    };

    private readonly Option<string[]> _context = new("--context")
    {
        Description = "Files or folders with the rest of the mesh: what both states share; repeatable",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly ClusterOption _cluster = new();

    private readonly ConfigOption _config = new();

    private readonly WorldArguments _world = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_sides);
        UnknownOptions.Reject(command, _sides);
        command.Options.Add(_context);
        _cluster.AddTo(command);
        _config.AddTo(command);
        _world.AddTo(command, twoVersions: true);
    }

    /// <summary>Reads both states; null where one cannot be read, and then the reason has been given.</summary>
    public DiffInput? Read(ParseResult result)
    {
        if (_config.Read(result) is not { } configuration)
        {
            return null;
        }

        var (baseOptions, headOptions) = _world.OfBoth(result, configuration.Settings);
        var sides = result.GetValue(_sides) ?? [];
        if (Missing(sides.Length, _cluster.IsGiven(result), baseOptions == headOptions) is { } missing)
        {
            Messages.Error(missing);
            return null;
        }

        if (_cluster.Read(result) is not { } cluster)
        {
            return null;
        }

        string[] contextPaths = [.. result.GetValue(_context) ?? [], .. configuration.Context];
        var context = ManifestFolder.Read(contextPaths, except: sides.Where(s => !IsGit(s)).ToArray(), excluded: configuration.Excluded);
        foreach (var path in context.Unreadable)
        {
            Messages.Error(path.ToString());
        }

        // A cluster stands behind both sides; where it is one of them, that one adds nothing of its own.
        var live = DiffSide.Of(LiveCluster.Shown, []);
        var isOverCluster = sides.Length == 0 || (sides.Length == 1 && baseOptions == headOptions);
        var read = sides.Select((side, i) => Read(side, sides.ElementAtOrDefault(1 - i), configuration.Excluded)).ToList();
        return context.Unreadable.Count > 0 || read.Exists(s => s is null) ? null : new DiffInput
        {
            Base = isOverCluster ? live : read[0]!,
            Head = read.Count == 0 ? live : read[^1]!,
            Context = [.. context.Texts, .. cluster.Anonymous],
            BaseOptions = baseOptions,
            HeadOptions = headOptions,
            Progress = new WorkProgress(),
        };
    }

    /// <summary>Reads the one state that a server is asked about; null where it cannot be read, and then the reason has been given.</summary>
    public IReadOnlyList<SourceText>? ReadHead(ParseResult result)
    {
        if (result.GetValue(_sides) is not [var head])
        {
            Messages.Error("--server: name what would be applied to the server's World, and nothing else");
            return null;
        }

        return _config.Read(result) is { } configuration ? Read(head, null, configuration.Excluded)?.Texts : null;
    }

    private static string? Missing(int sides, bool hasCluster, bool isOneVersion) => (sides, hasCluster, isOneVersion) switch
    {
        (0, false, _) => "BASE HEAD is missing",
        (0, true, true) => "name what is laid over the cluster, or two versions of Kuma with --kuma-version 2.14..3.0",
        (1, false, true) => "HEAD is missing: name a second state, or --cluster, or two versions of Kuma with --kuma-version 2.14..3.0",
        _ => null,
    };

    private static bool IsGit(string side) => side.StartsWith(Git, StringComparison.Ordinal) && !Path.Exists(side);

    private static DiffSide? Read(string side, string? other, ExcludedFiles? excluded)
    {
        if (IsGit(side))
        {
            return ReadRevision(side, other, excluded);
        }

        var files = ManifestFolder.Read([side], excluded: excluded);
        foreach (var path in files.Unreadable)
        {
            Messages.Error(path.ToString());
        }

        return files.Unreadable.Count > 0 ? null : DiffSide.Of(side, files.Texts);
    }

    /// <summary>Without a path of its own a revision is meant where the other side is, which may not have been there yet.</summary>
    private static DiffSide? ReadRevision(string side, string? other, ExcludedFiles? excluded)
    {
        var written = side[Git.Length..];
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var revision = colon < 0 ? written : written[..colon];
        var path = colon < 0 ? null : written[(colon + 1)..];
        var isImplied = path is null && other is not null && !IsGit(other) && other != ManifestFolder.StandardInput;
        var (files, problem) = GitRevision.Read(revision, isImplied ? GitRevision.PathInRepository(other!) : path?.TrimEnd('/'), mayBeMissing: isImplied, excluded);
        if (problem is not null)
        {
            Messages.Error($"{side}: {problem}");
        }

        return files is null ? null : DiffSide.Of(side, files.Texts);
    }
}
