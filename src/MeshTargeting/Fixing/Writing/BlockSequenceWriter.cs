using MeshTargeting.Fixing.Layout;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Writing;

/// <summary>Edits of a list whose items stand behind dashes.</summary>
internal sealed class BlockSequenceWriter(EditWriter writer)
{
    public void Write(ModelSequence list)
    {
        if (list.Added.Count == 0 && !list.Items.Any(i => i.IsRemoved || EditWriter.ReplacementOf(i.Value) is not null))
        {
            foreach (var item in list.Items)
            {
                writer.Visit(item.Value);
            }

            return;
        }

        var first = FirstDash(list);
        var column = LineText.Column(writer.Text, first);
        var style = StringStyle.Of(list, writer.Layout);
        var limit = 0;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            var dash = i == 0 ? first : DashOf(item.Value, column, limit);
            var end = LineText.AfterLines(writer.Text, dash, Math.Max(item.Value.End, dash + 1));
            if (item.IsRemoved)
            {
                if (!LineText.IsFirstOnLine(writer.Text, dash))
                {
                    throw new DeclinedException(Reasons.Layout);
                }

                writer.Remove(writer.CommentsAbove(dash, column, limit), writer.CommentsBelow(end, column));
            }
            else if (EditWriter.ReplacementOf(item.Value) is { } replacement)
            {
                WriteItem(item.Value, replacement, dash, style);
            }
            else
            {
                writer.Visit(item.Value);
            }

            limit = end;
        }

        foreach (var added in list.Added)
        {
            var gap = Math.Max(2, list.Items[0].Value is ModelMapping { IsFlow: false } block && LineText.StartOfLine(writer.Text, block.Start) <= first ? block.Start - first : 2);
            writer.InsertLines(limit, new BlockText(writer.Layout).DashedItem(added, column, gap, style).ToString());
        }
    }

    private void WriteItem(ModelNode value, NewValue replacement, int dash, StringStyle style)
    {
        if (value is ModelScalar && LineText.HasBreak(writer.Text, value.Start, value.End))
        {
            throw new DeclinedException(Reasons.SeveralLines);
        }

        if (value is ModelScalar { IsAbsent: true })
        {
            writer.Insert(dash + 1, " " + FlowText.Write(replacement.Json, style));
            return;
        }

        var text = new BlockText(writer.Layout).Item(replacement.Json, LineText.Column(writer.Text, value.Start), style).ToString();
        writer.Replace(value.Start, value.End, text[..^writer.Layout.NewLine.Length]);
    }

    /// <summary>The parser says of a list that it begins at its first dash, unless an anchor or a tag stands before that.</summary>
    private int FirstDash(ModelSequence list) =>
        !list.HasProperties && list.Start < writer.Text.Length && writer.Text[list.Start] == '-' ? list.Start : throw new DeclinedException(Reasons.Layout);

    /// <summary>The dash of an item: in the column of all of them, on its first line or above it.</summary>
    private int DashOf(ModelNode item, int column, int limit)
    {
        for (var line = LineText.StartOfLine(writer.Text, item.Start); line >= limit; line = LineText.StartOfLine(writer.Text, Math.Max(0, line - 1)))
        {
            var index = line + column;
            if (index < writer.Text.Length && writer.Text[index] == '-' && LineText.IsFirstOnLine(writer.Text, index))
            {
                return index;
            }

            if (line == 0)
            {
                break;
            }
        }

        throw new DeclinedException(Reasons.Layout);
    }
}
