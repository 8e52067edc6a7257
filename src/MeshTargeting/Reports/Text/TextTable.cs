using System.Text;

namespace MeshTargeting.Reports.Text;

/// <summary>
/// Lines of text, some of them with cells that stand below each other throughout. A cell that is far longer than the rest pushes only its
/// own line.
/// </summary>
/// <param name="style">How cells are set off.</param>
public sealed class TextTable(TextStyle style)
{
    private const int Widest = 48;
    private readonly List<(string? Line, int Indent, Cell[] Cells)> _rows = [];

    /// <summary>How cells are set off.</summary>
    public TextStyle Style => style;

    /// <summary>Adds a line without cells; the text is taken as it is.</summary>
    public void Line(string text = "") => _rows.Add((text, 0, []));

    /// <summary>Adds a line of cells.</summary>
    /// <param name="indent">How many blanks stand before it.</param>
    /// <param name="cells">The cells; empty ones at the end take no room.</param>
    public void Row(int indent, params Cell[] cells) => _rows.Add((null, indent, cells));

    /// <summary>Everything, each line with its line feed, without blanks at the end.</summary>
    public override string ToString()
    {
        var starts = Starts();
        var text = new StringBuilder();
        foreach (var (line, indent, cells) in _rows)
        {
            if (line is not null)
            {
                text.Append(line).Append('\n');
                continue;
            }

            var at = indent;
            text.Append(' ', indent);
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i].Text.Length == 0)
                {
                    continue;
                }

                var blanks = i == 0 ? 0 : Math.Max(starts[i] - at, 2);
                text.Append(' ', blanks).Append(cells[i].Styled(style));
                at += blanks + cells[i].Text.Length;
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// Where the columns begin: the same for all lines, whatever their indent. A cell may use the room of empty ones that follow it, and
    /// the last of a line needs none.
    /// </summary>
    private int[] Starts()
    {
        var starts = new int[_rows.Select(r => r.Cells.Length).DefaultIfEmpty(0).Max() + 1];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1];
            foreach (var (_, indent, cells) in _rows.Where(r => r.Cells.Length > i && r.Cells[i].Text.Length > 0))
            {
                var before = Array.FindLastIndex(cells, i - 1, c => c.Text.Length > 0);
                if (before >= 0 && cells[before].Text.Length <= Widest)
                {
                    starts[i] = Math.Max(starts[i], Math.Max(starts[before], indent) + cells[before].Text.Length + 2);
                }
            }
        }

        return starts;
    }
}

/// <summary>A cell of a line.</summary>
/// <param name="Text">Its text, fit for one line.</param>
/// <param name="Look">How it is set off; null for not at all.</param>
public readonly record struct Cell(string Text, Func<TextStyle, string, string>? Look = null)
{
    /// <summary>A cell without text.</summary>
    public static Cell Empty => new("");

    /// <summary>A cell of text from a manifest, which may hold anything.</summary>
    public static Cell Of(string text) => new(TextStyle.OneLine(text));

    /// <summary>A cell of less weight, such as a place.</summary>
    public static Cell Faint(string text) => new(TextStyle.OneLine(text), static (style, t) => style.Faint(t));

    /// <summary>The text with what sets it off.</summary>
    public string Styled(TextStyle style) => Look is null ? Text : Look(style, Text);
}
