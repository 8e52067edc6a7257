using System.Globalization;
using System.Text;
using MeshTargeting.Reading.Lines;

namespace MeshTargeting.Reports.Text;

/// <summary>The line of a manifest that a finding is about, with what it points at underlined.</summary>
internal static class Snippet
{
    private const int Widest = 100;
    private const int MostBefore = 60;
    private const int LongestToken = 80;

    /// <summary>Two lines: the number and the text; and below it the mark. The text is shown without its indentation.</summary>
    /// <param name="region">What is pointed at.</param>
    /// <param name="line">The number of the line.</param>
    /// <param name="column">At which column of the report the text begins.</param>
    /// <param name="style">How it is set off.</param>
    public static string Write(in Region region, int line, int column, TextStyle style)
    {
        var number = line.ToString(CultureInfo.InvariantCulture);
        var indent = region.Line.AsSpan().IndexOfAnyExcept(' ', '\t');
        var first = Math.Min(indent < 0 ? 0 : indent, region.Start);
        var (before, beforeWidth) = DisplayText.Of(Tail(region.Line.AsSpan(first, region.Start - first), out var isCut));
        var (token, tokenWidth) = DisplayText.Of(Head(region.Line.AsSpan(region.Start, region.End - region.Start), LongestToken));
        var (after, _) = DisplayText.Of(Head(region.Line.AsSpan(region.End), Math.Max(Widest - beforeWidth - tokenWidth, 0)));
        if (isCut)
        {
            (before, beforeWidth) = ("…" + before, beforeWidth + 1);
        }

        var gutter = column - 3;
        return new StringBuilder()
            .Append(' ', Math.Max(gutter - number.Length, 0)).Append(style.Faint($"{number} |"))
            .Append($" {before}{token}{after}".TrimEnd()).Append('\n')
            .Append(' ', gutter).Append(style.Faint(" |")).Append(' ', 1 + beforeWidth)
            .Append(style.Mark(new string('^', Math.Max(tokenWidth, 1)))).Append('\n')
            .ToString();
    }

    /// <summary>The end of a text that is too long.</summary>
    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text, out bool isCut)
    {
        isCut = text.Length > MostBefore;
        return isCut ? text[(text.Length - MostBefore + (char.IsLowSurrogate(text[^MostBefore]) ? 1 : 0))..] : text;
    }

    /// <summary>The beginning of a text that is too long.</summary>
    private static string Head(ReadOnlySpan<char> text, int most)
    {
        if (text.Length <= most)
        {
            return text.ToString();
        }

        var length = most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Concat(text[..length], "…");
    }
}
