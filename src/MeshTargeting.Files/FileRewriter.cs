using System.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>Puts changed texts back into the files from which they were read, in the encoding in which they were found.</summary>
public static class FileRewriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What a file holds now, and what it is to hold: a byte order mark stays, and so does UTF-16.</summary>
    /// <param name="before">The text as it was read.</param>
    /// <param name="content">The text that it is to hold.</param>
    public static RewriteResult Prepare(SourceText before, string content)
    {
        try
        {
            var bytes = File.ReadAllBytes(before.File);
            var (encoding, preamble) = EncodingOf(bytes);
            byte[] Encode(string text) => [.. preamble, .. encoding.GetBytes(text)];

            // Also where the file holds what its encoding cannot: putting it back would change more than is meant.
            return bytes.AsSpan().SequenceEqual(Encode(before.Content))
                ? new RewriteResult.Prepared(new FileRewrite(before.File, bytes, Encode(content)))
                : new RewriteResult.Impossible(new UnreadablePath(before.File, "the file has changed since it was read"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RewriteResult.Impossible(new UnreadablePath(before.File, FileFailure.Describe(e)));
        }
    }

    /// <summary>
    /// Writes the file: the whole of it beside the old one first, then in its place, so that nobody ever reads half of it. Links stay
    /// links, and permissions stay as they are.
    /// </summary>
    /// <returns>Why that failed; null where it did not.</returns>
    public static UnreadablePath? Write(FileRewrite rewrite)
    {
        var target = LinkResolver.Resolve(Path.GetFullPath(rewrite.File));
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            // A file that may not be written could still be replaced, against the will of whoever protected it.
            File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite).Dispose();
            File.WriteAllBytes(beside, rewrite.After);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            }

            File.Move(beside, target, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(beside);
            return new UnreadablePath(rewrite.File, FileFailure.Describe(e));
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

    /// <summary>The encoding of a file, as <see cref="TextDecoder"/> tells it.</summary>
    private static (Encoding Encoding, byte[] Preamble) EncodingOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (new UnicodeEncoding(bigEndian: false, byteOrderMark: false), [0xFF, 0xFE])
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (new UnicodeEncoding(bigEndian: true, byteOrderMark: false), [0xFE, 0xFF])
        : bytes.StartsWith(Encoding.UTF8.Preamble) ? (Utf8, Encoding.UTF8.GetPreamble())
        : (Utf8, []);
}

/// <summary>A file, as it is and as it is to be.</summary>
/// <param name="File">The path, as it is shown.</param>
/// <param name="Before">What it holds.</param>
/// <param name="After">What it is to hold.</param>
public sealed record FileRewrite(string File, byte[] Before, byte[] After);

/// <summary>Whether a file can be rewritten. A closed set.</summary>
public abstract record RewriteResult
{
    private RewriteResult()
    {
    }

    /// <summary>It can.</summary>
    public sealed record Prepared(FileRewrite Rewrite) : RewriteResult;

    /// <summary>It cannot, and why.</summary>
    public sealed record Impossible(UnreadablePath Problem) : RewriteResult;
}
