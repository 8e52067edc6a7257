namespace MeshTargeting.Files;

/// <summary>Files that nobody wants to be read.</summary>
/// <param name="folder">The folder from which paths count.</param>
/// <param name="isExcluded">Whether the file of a path, relative to the folder and with forward slashes, is one of them.</param>
public sealed class ExcludedFiles(string folder, Func<string, bool> isExcluded)
{
    private readonly string _folder = LinkResolver.Resolve(Path.GetFullPath(folder));

    /// <summary>Whether a file is one of them. Paths outside the folder never are.</summary>
    internal bool Holds(string fullPath)
    {
        var relative = Path.GetRelativePath(_folder, fullPath).Replace(Path.DirectorySeparatorChar, '/');
        return !Path.IsPathRooted(relative) && !relative.StartsWith("../", StringComparison.Ordinal) && isExcluded(relative);
    }
}
