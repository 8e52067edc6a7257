using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>Reads manifests from files, folders and standard input.</summary>
public static class ManifestFolder
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// Reads every file that the paths name. A folder stands for the <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files below it,
    /// hidden files and folders left out; a file is read whatever its name; <c>-</c> is standard input.
    /// </summary>
    /// <param name="paths">Files, folders and <c>-</c>; one that is named twice, or reached through a link as well, is read once.</param>
    /// <param name="except">Paths whose files are left out: those that another call reads.</param>
    /// <param name="standardInput">What <c>-</c> reads; the process's own when null.</param>
    /// <param name="excluded">Files that are left out however they are reached; none when null.</param>
    public static FilesResult Read(
        IReadOnlyList<string> paths, IReadOnlyList<string>? except = null, Func<Stream>? standardInput = null, ExcludedFiles? excluded = null)
    {
        var search = new FileSearch(excluded);
        foreach (var path in except ?? [])
        {
            search.Exclude(path);
        }

        foreach (var path in paths)
        {
            search.Add(path);
        }

        return Read(search, standardInput ?? Console.OpenStandardInput);
    }

    private static FilesResult Read(FileSearch search, Func<Stream> standardInput)
    {
        var files = search.Files.ToArray();
        Array.Sort(files, static (a, b) => string.CompareOrdinal(a.Shown, b.Shown));

        var texts = new SourceText?[files.Length];
        var failures = new UnreadablePath?[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            try
            {
                var bytes = files[i].IsStandardInput ? ReadToEnd(standardInput) : files[i].IsEmpty ? [] : File.ReadAllBytes(files[i].FullPath);
                texts[i] = TextDecoder.Decode(files[i].Shown, bytes);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failures[i] = new UnreadablePath(files[i].Shown, FileFailure.Describe(e));
            }
        });

        return new FilesResult(
            texts.OfType<SourceText>().ToList(),
            search.Unreadable.Concat(failures.OfType<UnreadablePath>())
                .OrderBy(u => u.Path, StringComparer.Ordinal).ToList());
    }

    private static byte[] ReadToEnd(Func<Stream> open)
    {
        using var stream = open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
