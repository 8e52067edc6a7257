using System.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>Puts changed texts back into the files from which they were read, in the encoding in which they were found.</summary>
public static class FileRewriter
{
    private const string HasChanged = "the file has changed since it was read";

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
                : new RewriteResult.Impossible(new UnreadablePath(before.File, HasChanged), IsStale: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RewriteResult.Impossible(new UnreadablePath(before.File, FileFailure.Describe(e)), IsStale: e is FileNotFoundException or DirectoryNotFoundException);
        }
    }

    /// <summary>Writes the file as <see cref="AtomicFile"/> does.</summary>
    /// <returns>Why that failed; null where it did not.</returns>
    public static UnreadablePath? Write(FileRewrite rewrite) => AtomicFile.Write(rewrite.File, rewrite.Before, rewrite.After) switch
    {
        FileWriteResult.Failed { Reason: var reason } => new UnreadablePath(rewrite.File, reason),
        FileWriteResult.Changed => new UnreadablePath(rewrite.File, HasChanged),
        _ => null,
    };

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
    /// <param name="Problem">The file, and the reason.</param>
    /// <param name="IsStale">Whether that is because it is no longer what was read: reading it again helps.</param>
    public sealed record Impossible(UnreadablePath Problem, bool IsStale) : RewriteResult;
}
