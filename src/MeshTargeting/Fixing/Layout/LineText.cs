using System.Buffers;

namespace MeshTargeting.Fixing.Layout;

/// <summary>Finds lines in a text, with the breaks that YAML 1.1 knows.</summary>
internal static class LineText
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    /// <summary>Whether a character ends a line.</summary>
    public static bool IsBreak(char c) => Breaks.Contains(c);

    /// <summary>Whether a part of a text spans several lines.</summary>
    public static bool HasBreak(string text, int start, int end) => text.AsSpan(start, end - start).ContainsAny(Breaks);

    /// <summary>The index of the first character of the line that holds an index.</summary>
    public static int StartOfLine(string text, int index) => text.AsSpan(0, index).LastIndexOfAny(Breaks) + 1;

    /// <summary>The index of the break of the line that holds an index; the end of the text where it has none.</summary>
    public static int EndOfLine(string text, int index)
    {
        var length = text.AsSpan(index).IndexOfAny(Breaks);
        return length < 0 ? text.Length : index + length;
    }

    /// <summary>The index behind the line that holds an index, and behind its break.</summary>
    public static int NextLine(string text, int index)
    {
        var end = EndOfLine(text, index);
        return end == text.Length ? end : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
    }

    /// <summary>The index behind the lines of a value that ends at an index, comments behind it included.</summary>
    public static int AfterLines(string text, int start, int end) =>
        end > start && IsBreak(text[end - 1]) ? end : NextLine(text, end);

    /// <summary>The column of an index, from 0.</summary>
    public static int Column(string text, int index) => index - StartOfLine(text, index);

    /// <summary>Whether nothing but spaces stands before an index on its line.</summary>
    public static bool IsFirstOnLine(string text, int index) =>
        text.AsSpan(StartOfLine(text, index)..index).IndexOfAnyExcept(' ', '\uFEFF') < 0;

    /// <summary>The line that holds an index, without its break.</summary>
    public static ReadOnlySpan<char> Line(string text, int index)
    {
        var start = StartOfLine(text, index);
        return text.AsSpan(start, EndOfLine(text, index) - start);
    }
}
