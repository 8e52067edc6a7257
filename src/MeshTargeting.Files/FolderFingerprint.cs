using System.Security.Cryptography;
using System.Text;

namespace MeshTargeting.Files;

/// <summary>Tells cheaply whether anything below some paths changed: names, sizes and times of the files, not their content.</summary>
/// <param name="Digest">A digest of them all.</param>
public sealed record FolderFingerprint(string Digest)
{
    /// <summary>The fingerprint of what <see cref="ManifestFolder.Read(IReadOnlyList{string}, IReadOnlyList{string}?, Func{Stream}?, ExcludedFiles?)"/> would read of paths now.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="except">Files that do not count; none when null.</param>
    public static FolderFingerprint Of(IReadOnlyList<string> paths, IReadOnlyList<string>? except = null)
    {
        var search = new FileSearch();
        foreach (var path in except ?? [])
        {
            search.Exclude(path);
        }

        foreach (var path in paths)
        {
            search.Add(path);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var unreadable in search.Unreadable.OrderBy(u => u.Path, StringComparer.Ordinal))
        {
            Add(hash, $"{unreadable.Path}\0{unreadable.Reason}");
        }

        foreach (var file in search.Files.OrderBy(f => f.Shown, StringComparer.Ordinal))
        {
            // A file that is gone by now has the time and size of nothing, which is a change as well.
            var info = new FileInfo(file.FullPath);
            var (length, written) = info.Exists ? (info.Length, info.LastWriteTimeUtc.Ticks) : (-1L, 0L);
            Add(hash, $"{file.Shown}\0{file.FullPath}\0{length}\0{written}");
        }

        return new FolderFingerprint(Convert.ToHexString(hash.GetHashAndReset()));
    }

    private static void Add(IncrementalHash hash, string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
}
