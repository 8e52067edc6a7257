using System.Text;
using System.Text.Unicode;
using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>Makes text of bytes: UTF-8, with or without a byte order mark, or UTF-16 with one (as PowerShell's <c>&gt;</c> writes).</summary>
public static class TextDecoder
{
    /// <summary>Decodes a file or a request body. What is not valid UTF-8 is replaced by U+FFFD, and the first such place is noted.</summary>
    /// <param name="file">The path as it is shown.</param>
    /// <param name="bytes">The whole content.</param>
    public static SourceText Decode(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new SourceText(file, Encoding.Unicode.GetString(bytes[2..]));
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new SourceText(file, Encoding.BigEndianUnicode.GetString(bytes[2..]));
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[3..];
        }

        var text = Encoding.UTF8.GetString(bytes);
        return Utf8.IsValid(bytes)
            ? new SourceText(file, text)
            : new SourceText(file, text) { InvalidUtf8 = FirstInvalid(bytes) };
    }

    private static Position FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (good < bytes.Length && Rune.DecodeFromUtf8(bytes[good..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            good += length;
        }

        var before = bytes[..good];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new Position(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
