namespace MeshTargeting.Files;

/// <summary>A file that was found: where it is, how it is shown, and whether it is known to hold nothing.</summary>
internal readonly record struct FoundFile(string FullPath, string Shown, bool IsEmpty = false)
{
    public bool IsStandardInput => Shown == ManifestFolder.StandardInput;
}

/// <summary>Finds the files that paths stand for. A file counts once, by its path without links, however it is reached.</summary>
internal sealed class FileSearch(ExcludedFiles? excluded = null)
{
    private readonly string _workingDirectory = Directory.GetCurrentDirectory();
    private readonly HashSet<string> _seenFiles = new(StringComparer.Ordinal);
    private readonly List<FoundFile> _files = [];
    private readonly List<UnreadablePath> _unreadable = [];
    private HashSet<string> _seenFolders = new(StringComparer.Ordinal);

    public IReadOnlyList<FoundFile> Files => _files;

    public IReadOnlyList<UnreadablePath> Unreadable => _unreadable;

    /// <summary>Marks the files of a path as seen, so that a later <see cref="Add"/> passes over them.</summary>
    public void Exclude(string path)
    {
        Add(path);
        _files.Clear();
        _unreadable.Clear();
    }

    public void Add(string path)
    {
        if (path == ManifestFolder.StandardInput)
        {
            if (_seenFiles.Add(path))
            {
                _files.Add(new FoundFile(path, path));
            }

            return;
        }

        var shown = Show(path);
        var full = path.Length == 0 ? path : Path.GetFullPath(path, _workingDirectory);
        if (Directory.Exists(full))
        {
            // Folders are remembered within one path only, so that links cannot lead in circles; files are remembered for good.
            _seenFolders = new HashSet<string>(StringComparer.Ordinal);
            Walk(LinkResolver.Resolve(full), shown);
        }
        else if (File.Exists(full))
        {
            // What a shell makes of <(…) is a link to a pipe, which has no path to be resolved to.
            var resolved = LinkResolver.Resolve(full);
            AddFile(File.Exists(resolved) ? resolved : full, shown);
        }
        else
        {
            _unreadable.Add(new UnreadablePath(path.Length == 0 ? "\"\"" : shown, "no such file or folder"));
        }
    }

    /// <summary>The path relative to the working directory if it lies below it, else as given; always with forward slashes.</summary>
    private string Show(string path)
    {
        if (path.Length == 0)
        {
            return path;
        }

        if (Path.IsPathRooted(path))
        {
            var relative = Path.GetRelativePath(_workingDirectory, path);
            var below = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal)
                && !relative.StartsWith("..\\", StringComparison.Ordinal);
            return Slashes(below ? relative : Path.GetFullPath(path));
        }

        // Resolved against a root of its own, "./a/../b" becomes "b" without a look at the file system; leading ".." are kept.
        return Slashes(Path.GetRelativePath(_workingDirectory, Path.GetFullPath(path, _workingDirectory)));
    }

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace('\\', '/');

    private void Walk(string folder, string shown)
    {
        if (!_seenFolders.Add(folder))
        {
            return;
        }

        var links = new List<FileSystemInfo>();
        var folders = new List<string>();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry.Name.StartsWith('.'))
                {
                    continue;
                }

                if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
                {
                    links.Add(entry);
                }
                else if ((entry.Attributes & FileAttributes.Directory) != 0)
                {
                    folders.Add(entry.Name);
                }
                else if (IsManifest(entry.Name))
                {
                    AddFile(entry.FullName, Join(shown, entry.Name), IsEmpty(entry));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(new UnreadablePath(shown, FileFailure.Describe(e)));
        }

        foreach (var name in folders.Order(StringComparer.Ordinal))
        {
            Walk(Path.Combine(folder, name), Join(shown, name));
        }

        // Links come last: what is also reached without one is shown by its own path.
        foreach (var link in links.OrderBy(l => l.Name, StringComparer.Ordinal))
        {
            Follow(link, Join(shown, link.Name));
        }
    }

    private void Follow(FileSystemInfo link, string shown)
    {
        var target = LinkResolver.Resolve(link.FullName);
        if (Directory.Exists(target))
        {
            Walk(target, shown);
        }
        else if (IsManifest(link.Name))
        {
            if (new FileInfo(target) is { Exists: true } file)
            {
                AddFile(target, shown, IsEmpty(file));
            }
            else
            {
                _unreadable.Add(new UnreadablePath(shown, "a link that leads nowhere"));
            }
        }
    }

    /// <summary>Pipes and devices count as empty, too: to be opened for what happens to lie in a folder, they might never end.</summary>
    private static bool IsEmpty(FileSystemInfo entry) => entry is FileInfo { Length: 0 };

    private void AddFile(string fullPath, string shown, bool isEmpty = false)
    {
        if (excluded?.Holds(fullPath) != true && _seenFiles.Add(fullPath))
        {
            _files.Add(new FoundFile(fullPath, shown, isEmpty));
        }
    }

    private static string Join(string folder, string name) =>
        folder == "." ? name : folder.EndsWith('/') ? folder + name : $"{folder}/{name}";

    /// <summary>Whether a path from a folder is one of those that <see cref="Add"/> finds in it: a manifest, and nothing of it hidden.</summary>
    public static bool IsVisibleManifest(string path) => IsManifest(path) && !path.Split('/').Any(part => part.StartsWith('.'));

    private static bool IsManifest(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
