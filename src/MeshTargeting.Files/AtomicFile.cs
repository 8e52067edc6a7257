namespace MeshTargeting.Files;

/// <summary>
/// Writes files so that nobody ever reads half of one, and nothing is lost that somebody else has written in the meantime: the new
/// content is written beside the file first, then takes its place in one step.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file. Links stay links, and permissions stay as they are; folders on the way are made.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it must hold, or nothing is written; null where there must be no such file.</param>
    /// <param name="content">What it is to hold.</param>
    public static FileWriteResult Write(string path, byte[]? expected, byte[] content)
    {
        var target = TargetOf(path);
        var folder = Path.GetDirectoryName(target)!;

        // Hidden: whoever reads the folder passes over it, also where a crash leaves it behind.
        var beside = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            if (expected is null)
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                // A file that may not be written could still be replaced, against the will of whoever protected it.
                File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite).Dispose();
            }

            WriteBeside(beside, content);
            if (expected is not null)
            {
                if (!Holds(target, expected))
                {
                    return new FileWriteResult.Changed();
                }

                CopyPermissions(target, beside);
            }

            File.Move(beside, target, overwrite: expected is not null);
            return new FileWriteResult.Written();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HasChanged(e, target, expected) ? new FileWriteResult.Changed() : new FileWriteResult.Failed(FileFailure.Describe(e));
        }
        finally
        {
            Discard(beside);
        }
    }

    /// <summary>Removes a file; one that is gone already is as good as removed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it must hold, or it stays.</param>
    public static FileWriteResult Delete(string path, byte[] expected)
    {
        var target = TargetOf(path);
        try
        {
            if (!Holds(target, expected))
            {
                return new FileWriteResult.Changed();
            }

            File.Delete(target);
            return new FileWriteResult.Written();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileWriteResult.Written();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileWriteResult.Failed(FileFailure.Describe(e));
        }
    }

    private static string TargetOf(string path) => LinkResolver.Resolve(Path.GetFullPath(path));

    private static bool Holds(string target, byte[] expected) => File.ReadAllBytes(target).AsSpan().SequenceEqual(expected);

    /// <summary>Whether a write failed because what was there has gone, or something has come where nothing was.</summary>
    private static bool HasChanged(Exception failure, string target, byte[]? expected) => expected is null
        ? File.Exists(target)
        : failure is FileNotFoundException or DirectoryNotFoundException;

    private static void WriteBeside(string beside, byte[] content)
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(content);

        // Else a crash of the machine could leave an empty file under the name of the old one.
        stream.Flush(flushToDisk: true);
    }

    private static void CopyPermissions(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }

    private static void Discard(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What could not be written cannot always be removed; why it could not be written is what matters.
        }
    }
}

/// <summary>What became of a write. A closed set.</summary>
public abstract record FileWriteResult
{
    private FileWriteResult()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Written : FileWriteResult;

    /// <summary>Nothing was done: the file is not what it was when it was read.</summary>
    public sealed record Changed : FileWriteResult;

    /// <summary>Nothing was done.</summary>
    /// <param name="Reason">Why, in a few words without a full stop: <c>permission denied</c>.</param>
    public sealed record Failed(string Reason) : FileWriteResult;
}
