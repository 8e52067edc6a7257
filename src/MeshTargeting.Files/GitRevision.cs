using System.Diagnostics;
using System.Globalization;
using System.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>
/// Reads manifests of a revision from the git repository of the working directory, through the program <c>git</c>: one call lists the
/// files, another gives their contents. The work tree is neither read nor changed.
/// </summary>
public static class GitRevision
{
    /// <summary>
    /// Reads the manifests of a revision: <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files, hidden ones, links and submodules left out.
    /// </summary>
    /// <param name="revision">Anything that git takes for a commit or a tree: <c>main</c>, <c>HEAD~1</c>.</param>
    /// <param name="path">A file or folder, from the root of the repository; null or empty for all of it. A file is read whatever its name.</param>
    /// <param name="mayBeMissing">Whether a path that the revision does not have counts as an empty folder.</param>
    /// <param name="excluded">Files that are left out; none when null.</param>
    /// <returns>The texts, shown by their path from the working directory; or why they cannot be read, in words without a full stop.</returns>
    public static (FilesResult? Files, string? Problem) Read(string revision, string? path, bool mayBeMissing, ExcludedFiles? excluded = null)
    {
        if (Root() is not { } root)
        {
            return (null, "the working directory lies in no git repository, or there is no program git");
        }

        // What begins with a dash would be an option.
        if (revision.Length == 0 || revision[0] == '-' || Run(root, [], "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{tree}}").Status != 0)
        {
            return (null, $"the repository has no revision \"{revision}\"");
        }

        var tree = Encoding.UTF8.GetString(Run(root, [], "rev-parse", "--verify", "--end-of-options", $"{revision}^{{tree}}").Output).Trim();
        var listed = Run(root, [], path is { Length: > 0 } ? ["ls-tree", "-r", "-z", "--full-tree", tree, "--", Literal(path)] : ["ls-tree", "-r", "-z", "--full-tree", tree]);
        if (listed.Status != 0)
        {
            return (null, $"git cannot list revision \"{revision}\": {listed.Error}");
        }

        var entries = Entries(listed.Output).ToList();
        if (path is { Length: > 0 } && entries.Count == 0 && !mayBeMissing)
        {
            return (null, $"revision \"{revision}\" has no {path}");
        }

        var wanted = entries
            .Where(e => e.Path == path || FileSearch.IsVisibleManifest(Below(e.Path, path)))
            .Where(e => excluded?.Holds(Path.Combine(root, e.Path)) != true)
            .ToList();
        return (new FilesResult(Contents(root, wanted), []), null);
    }

    /// <summary>A path as the root of the repository of the working directory sees it; null where it does not lie in it.</summary>
    public static string? PathInRepository(string path)
    {
        if (Root() is not { } root)
        {
            return null;
        }

        var relative = Path.GetRelativePath(root, LinkResolver.Resolve(Path.GetFullPath(path))).Replace('\\', '/');
        return relative == "." ? "" : Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) ? null : relative;
    }

    private static string? Root()
    {
        var found = Run(Directory.GetCurrentDirectory(), [], "rev-parse", "--show-toplevel");
        return found.Status == 0 ? Encoding.UTF8.GetString(found.Output).TrimEnd('\r', '\n') : null;
    }

    /// <summary>A path may hold characters that mean something in a pathspec.</summary>
    private static string Literal(string path) => path.TrimEnd('/');

    private static string Below(string file, string? folder) =>
        folder is { Length: > 0 } && file.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal) ? file[(folder.TrimEnd('/').Length + 1)..] : file;

    /// <summary>Lines such as <c>100644 blob HASH TAB PATH NUL</c>; links have mode 120000, and submodules are no blobs.</summary>
    private static IEnumerable<(string Hash, string Path)> Entries(byte[] listing)
    {
        foreach (var entry in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && entry[..tab].Split(' ') is [var mode, "blob", var hash] && mode != "120000")
            {
                yield return (hash, entry[(tab + 1)..]);
            }
        }
    }

    private static List<SourceText> Contents(string root, List<(string Hash, string Path)> entries)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var asked = Encoding.ASCII.GetBytes(string.Concat(entries.Select(e => e.Hash + "\n")));
        var answer = Run(root, asked, "cat-file", "--batch").Output.AsSpan();
        var texts = new List<SourceText>(entries.Count);
        foreach (var (_, path) in entries)
        {
            // "HASH blob SIZE LF CONTENT LF"; what git lacks, in a partial clone perhaps, is "HASH missing LF".
            var line = answer.IndexOf((byte)'\n');
            var header = Encoding.ASCII.GetString(answer[..Math.Max(line, 0)]).Split(' ');
            answer = answer[(line + 1)..];
            if (header is [_, "blob", var size] && int.TryParse(size, CultureInfo.InvariantCulture, out var length))
            {
                texts.Add(TextDecoder.Decode(Shown(root, path), answer[..length]));
                answer = answer[(length + 1)..];
            }
        }

        return [.. texts.OrderBy(t => t.File, StringComparer.Ordinal)];
    }

    private static string Shown(string root, string path) =>
        Path.GetRelativePath(LinkResolver.Resolve(Directory.GetCurrentDirectory()), Path.Combine(root, path)).Replace('\\', '/');

    private static ProgramResult Run(string folder, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder };
        start.Environment["GIT_LITERAL_PATHSPECS"] = "1";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        return ChildProgram.Run(start, input);
    }
}
