using MeshTargeting.Resources;
using YamlDotNet.Core;

namespace MeshTargeting.Reading.Text;

/// <summary>
/// Finds tabs in the indentation. The parser passes over many that kubectl and Kuma refuse (go-yaml: "found character that cannot
/// start any token"), and what it does refuse it reports at another place.
/// </summary>
internal sealed class TabIndents
{
    private readonly List<(int Index, Position Position)> _tabs;
    private readonly List<(long Start, long End)> _exempt = [];

    private TabIndents(List<(int Index, Position Position)> tabs) => _tabs = tabs;

    /// <summary>The tabs that begin lines of a document; null where there are none, as nearly always.</summary>
    public static TabIndents? Of(string text, DocumentSlice slice)
    {
        if (!text.AsSpan(slice.Start, slice.Length).Contains('\t'))
        {
            return null;
        }

        var tabs = new List<(int, Position)>();
        var lines = new YamlLines(text, slice.Start, slice.End);
        for (var line = slice.FirstLine; lines.MoveNext(); line++)
        {
            if (InLine(lines.Current) is var column and >= 0)
            {
                tabs.Add((lines.Start - slice.Start + column, new Position(line, column + 1)));
            }
        }

        return tabs.Count == 0 ? null : new TabIndents(tabs);
    }

    /// <summary>Where a tab stands in a line's indentation, from 0; -1 where none does. Dashes of list items belong to it.</summary>
    public static int InLine(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '\t':
                    return i;
                case '-' or '?' when i + 1 < line.Length && line[i + 1] is ' ' or '\t':
                case ' ':
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>Says that tabs are no indentation here: within a scalar, or between brackets.</summary>
    public void Exempt(in Mark start, in Mark end)
    {
        if (start.Line != end.Line)
        {
            _exempt.Add((start.Index, end.Index));
        }
    }

    /// <summary>The first tab that is in the way; null where none is.</summary>
    public Position? First()
    {
        // Both in the order of the text: what reaches furthest of all that begin before a tab tells whether one covers it.
        _exempt.Sort();
        var next = 0;
        var reach = -1L;
        foreach (var (index, position) in _tabs)
        {
            for (; next < _exempt.Count && _exempt[next].Start < index; next++)
            {
                reach = Math.Max(reach, _exempt[next].End);
            }

            if (reach <= index)
            {
                return position;
            }
        }

        return null;
    }
}
