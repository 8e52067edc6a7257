using System.Globalization;
using System.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>Keeps documents to the size that an API server would take.</summary>
internal static class DocumentSize
{
    public static void Check(string text, DocumentSlice slice, ReadOptions options)
    {
        // No character takes more than three bytes in UTF-8; most documents need no counting.
        if (slice.Length > options.MaxDocumentBytes / 3)
        {
            Check(Encoding.UTF8.GetByteCount(text.AsSpan(slice.Start, slice.Length)), options, new Position(slice.FirstLine, 1));
        }
    }

    public static void Check(int bytes, ReadOptions options, Position start)
    {
        if (bytes > options.MaxDocumentBytes)
        {
            throw new UnreadableDocumentException(
                ReadingRules.LimitExceeded,
                start,
                string.Create(CultureInfo.InvariantCulture, $"the document has {bytes} bytes; at most {options.MaxDocumentBytes} are read"));
        }
    }
}
