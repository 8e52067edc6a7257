using MeshTargeting.Findings;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Lines;

/// <summary>The part of a line that a finding points at.</summary>
/// <param name="Line">The line, without its break.</param>
/// <param name="Start">The index in the line at which it begins.</param>
/// <param name="End">The index behind it, at least that of its beginning.</param>
public readonly record struct Region(string Line, int Start, int End);

/// <summary>Finds the regions of findings; the lines of a text are sought out when the first of them is asked for. Not for several threads.</summary>
public sealed class Regions
{
    private readonly Dictionary<SourceText, List<(int Start, int Length)>> _lines = new(ReferenceEqualityComparer.Instance);

    /// <summary>The region of a located finding; null where it has no text.</summary>
    public Region? Of(Finding finding)
    {
        if (finding is not { Source.Text: { } text, Position: { } at })
        {
            return null;
        }

        if (!_lines.TryGetValue(text, out var lines))
        {
            _lines.Add(text, lines = text.IsJson ? JsonLines(text.Content) : LinesOf(text.Content));
        }

        if (at.Line > lines.Count)
        {
            return null;
        }

        var (start, length) = lines[at.Line - 1];
        var line = text.Content.Substring(start, length);
        var from = Math.Clamp(at.Column - 1, 0, length);
        return new Region(line, from, TokenEnd.Find(line, from, text.IsJson));
    }

    private static List<(int Start, int Length)> LinesOf(string text)
    {
        var found = new List<(int, int)>();
        // A byte order mark is no character of the first line.
        var lines = new YamlLines(text, text.StartsWith('\uFEFF') ? 1 : 0, text.Length);
        while (lines.MoveNext())
        {
            found.Add((lines.Start, lines.Current.Length));
        }

        return found;
    }

    private static List<(int Start, int Length)> JsonLines(string text)
    {
        var found = new List<(int, int)>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            found.Add((start, end - start - (end > start && text[end - 1] == '\r' ? 1 : 0)));
            start = end + 1;
        }

        return found;
    }
}
