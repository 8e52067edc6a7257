namespace MeshTargeting.Reading.Text;

/// <summary>
/// Cuts a YAML stream into its documents before anything is parsed, so that a broken document cannot hide the others, and so that
/// one of them can be read again alone.
/// </summary>
/// <remarks>
/// <c>---</c> or <c>...</c> in the first column, followed by white space or the end of the line, is a document's boundary whatever
/// stands around it, in a block scalar too: YAML allows no other meaning. What precedes the first marker counts to the same document
/// if it is nothing but comments, directives and empty lines; directives without a document say nothing.
/// </remarks>
internal static class DocumentSplitter
{
    /// <summary>The documents, empty ones included; none for an empty text.</summary>
    public static List<DocumentSlice> Split(string text)
    {
        // A byte order mark is no character of the first line.
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var slices = new List<DocumentSlice>(1);
        var sliceLine = 1;
        var hasContent = false;
        var hasMarker = false;
        var lines = new YamlLines(text, start, text.Length);
        for (var line = 1; lines.MoveNext(); line++)
        {
            var content = lines.Current;
            if (IsMarker(content, "---"))
            {
                if (hasContent || hasMarker)
                {
                    slices.Add(new DocumentSlice(start, lines.Start, sliceLine, !hasContent));
                    (start, sliceLine, hasContent) = (lines.Start, line, false);
                }

                hasMarker = true;
                hasContent |= !IsBlankOrComment(content[3..]);
            }
            else if (IsMarker(content, "..."))
            {
                if (hasContent || hasMarker)
                {
                    slices.Add(new DocumentSlice(start, lines.Next, sliceLine, !hasContent));
                }

                (start, sliceLine, hasContent, hasMarker) = (lines.Next, line + 1, false, false);
            }
            else if (!hasContent)
            {
                hasContent = !IsBlankOrComment(content) && (hasMarker || content[0] != '%');
            }
        }

        if (hasContent || hasMarker)
        {
            slices.Add(new DocumentSlice(start, text.Length, sliceLine, !hasContent));
        }

        return slices;
    }

    private static bool IsMarker(ReadOnlySpan<char> line, string marker) =>
        line.StartsWith(marker, StringComparison.Ordinal) && (line.Length == 3 || line[3] is ' ' or '\t' or '\0');

    private static bool IsBlankOrComment(ReadOnlySpan<char> line)
    {
        var first = line.IndexOfAnyExcept(' ', '\t');
        return first < 0 || line[first] == '#';
    }
}
