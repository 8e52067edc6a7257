using System.CommandLine;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Diff;

namespace MeshTargeting.Cli.Options;

/// <summary>The two states of <c>diff</c>, what both share, and the circumstances under which each is judged.</summary>
internal sealed class DiffArguments
{
    private const string Git = "git:";

    private readonly Argument<string[]> _sides = new("BASE HEAD")
    {
        Description = "Two states: each a folder, a file, - for standard input, git:REV or git:REV:PATH; one alone with two versions of Kuma",
        Arity = new ArgumentArity(1, 2),
    };

    private readonly Option<string[]> _context = new("--context")
    {
        Description = "Files or folders with the rest of the mesh: what both states share; repeatable",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly ConfigOption _config = new();

    private readonly WorldArguments _world = new();

    public void AddTo(Command command)
    {
        _sides.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !Path.Exists(t.Value)))
            {
                var option = token.Value.Split('=')[0];
                var near = NearName.Find(option, command.Options.Select(o => o.Name));
                result.AddError($"unknown option '{option}'{(near is null ? "" : $"; did you mean {near}?")}");
            }
        });
        command.Arguments.Add(_sides);
        command.Options.Add(_context);
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
        if (sides.Length == 1 && baseOptions == headOptions)
        {
            Messages.Error("HEAD is missing: name a second state, or two versions of Kuma with --kuma-version 2.14..3.0");
            return null;
        }

        string[] contextPaths = [.. result.GetValue(_context) ?? [], .. configuration.Context];
        var context = ManifestFolder.Read(contextPaths, except: sides.Where(s => !IsGit(s)).ToArray(), excluded: configuration.Excluded);
        foreach (var path in context.Unreadable)
        {
            Messages.Error(path.ToString());
        }

        var read = sides.Select((side, i) => Read(side, sides.ElementAtOrDefault(1 - i), configuration.Excluded)).ToList();
        return context.Unreadable.Count > 0 || read.Exists(s => s is null) ? null : new DiffInput
        {
            Base = read[0]!,
            Head = read[^1]!,
            Context = context.Texts,
            BaseOptions = baseOptions,
            HeadOptions = headOptions,
            Progress = new WorkProgress(),
        };
    }

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
