using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Diff.Words;

namespace MeshTargeting.Reports.Text.Diff;

/// <summary>Writes what changes for whom, to be read by a reviewer: a block a cause, then a sentence that counts.</summary>
public static class DiffText
{
    /// <summary>The report, with a line feed at the end.</summary>
    public static string Write(DiffResult result, TextStyle style)
    {
        var table = new TextTable(style);
        foreach (var block in DiffBlocks.Of(result))
        {
            table.Line(style.Heading(TextStyle.OneLine(block.Title)) + (block.Place.Length == 0 ? "" : style.Faint($", {TextStyle.OneLine(block.Place)}")));
            foreach (var group in block.Groups)
            {
                if (group.Where.Length > 0)
                {
                    table.Line($"  {TextStyle.OneLine(group.Where)}");
                }

                foreach (var line in group.Lines)
                {
                    table.Row(group.Where.Length > 0 ? 4 : 2, Cell.Of(line.What), Cell.Faint(line.Origin));
                }
            }

            table.Line();
        }

        return $"{table}{DiffSummary.Of(result.Differences)}.\n";
    }
}
