namespace MeshTargeting.Files;

/// <summary>Rewrites a path to one without symbolic links, as <c>realpath</c> does.</summary>
internal static class LinkResolver
{
    /// <summary>How many links a path may go through before it counts as a circle; Linux has the same limit.</summary>
    private const int MaxLinks = 40;

    /// <summary>The path without links. Where a link leads in circles or cannot be read, the rest is left as it stands.</summary>
    public static string Resolve(string fullPath)
    {
        var links = 0;
        var root = Path.GetPathRoot(fullPath) ?? "";
        var resolved = root;
        var rest = new Stack<string>(Parts(fullPath[root.Length..]));
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(resolved, part);
            var target = links < MaxLinks ? TargetOf(next) : null;
            if (target is null)
            {
                resolved = next;
                continue;
            }

            links++;
            var whole = Path.GetFullPath(target, resolved);
            resolved = Path.GetPathRoot(whole) ?? "";
            foreach (var step in Parts(whole[resolved.Length..]))
            {
                rest.Push(step);
            }
        }

        return resolved;
    }

    private static IEnumerable<string> Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
