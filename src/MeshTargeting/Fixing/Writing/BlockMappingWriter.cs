using MeshTargeting.Fixing.Layout;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Writing;

/// <summary>Edits of an object whose members stand on lines of their own.</summary>
internal sealed class BlockMappingWriter(EditWriter writer)
{
    public void Write(ModelMapping mapping)
    {
        if (!IsTouched(mapping))
        {
            foreach (var member in mapping.Members)
            {
                writer.Visit(member.Value);
            }

            return;
        }

        // "? key" with its value on another line: too rare to be told how it goes on.
        if (mapping.Members.Any(m => m.Colon < 0))
        {
            throw new DeclinedException(Reasons.Layout);
        }

        var column = LineText.Column(writer.Text, mapping.Members[0].Start);
        var style = StringStyle.Of(mapping, writer.Layout);
        var rest = WriteInlineHead(mapping, column, style);
        for (var i = rest; i < mapping.Members.Count; i++)
        {
            var member = mapping.Members[i];
            var end = LineText.AfterLines(writer.Text, member.Start, member.End);
            if (member.IsRemoved)
            {
                // What stands above the first key of a document is about all of it.
                var limit = i == 0 ? mapping.Start : LineText.AfterLines(writer.Text, mapping.Members[i - 1].Start, mapping.Members[i - 1].End);
                limit = i == 0 && column > 0 ? 0 : limit;
                end = writer.CommentsBelow(end, column);
                writer.Remove(writer.CommentsAbove(member.Start, column, limit), end);
            }
            else
            {
                WriteMember(member, column, style);
            }

            if (Lines(mapping, member, column, style) is { Length: > 0 } lines)
            {
                writer.InsertLines(end, lines);
            }
        }
    }

    private static bool IsTouched(ModelMapping mapping) =>
        mapping.Added.Count > 0
        || mapping.Members.Any(m => m.IsRemoved || m.NewKey is not null || EditWriter.ReplacementOf(m.Value) is not null);

    /// <summary>
    /// Where the first key stands behind a dash and goes, the next comes to stand there. Returns the number of the first member that
    /// is left to write.
    /// </summary>
    private int WriteInlineHead(ModelMapping mapping, int column, StringStyle style)
    {
        var first = mapping.Members[0];
        if (!first.IsRemoved || LineText.IsFirstOnLine(writer.Text, first.Start))
        {
            return 0;
        }

        var count = mapping.Members.TakeWhile(m => m.IsRemoved).Count();
        var last = mapping.Members[count - 1];
        var end = LineText.AfterLines(writer.Text, last.Start, last.End);
        var added = string.Concat(mapping.Members.Take(count).Select(m => Lines(mapping, m, column, style)));
        if (added.Length > 0)
        {
            writer.Replace(first.Start, end, added[column..]);
        }
        else
        {
            // Comments stay between the dash and the key, where YAML allows them, too.
            var next = mapping.Members[count].Start;
            var onlySpaces = writer.Text.AsSpan(end, next - end).IndexOfAnyExcept(" \t\r\n") < 0;
            var from = onlySpaces ? first.Start : LineText.StartOfLine(writer.Text, first.Start) + LineText.Line(writer.Text, first.Start)[..column].TrimEnd().Length;
            writer.Replace(from, onlySpaces ? next : end, onlySpaces ? "" : writer.Layout.NewLine);
        }

        return count;
    }

    private string Lines(ModelMapping mapping, ModelMember after, int column, StringStyle style)
    {
        var lines = new BlockText(writer.Layout);
        foreach (var added in mapping.Added.Where(a => a.After == after))
        {
            lines.Member(added.Key, added.Json, column, style);
        }

        return lines.ToString();
    }

    private void WriteMember(ModelMember member, int column, StringStyle style)
    {
        if (member.NewKey is { } key)
        {
            if (member.Name is not ModelScalar { HasProperties: false })
            {
                throw new DeclinedException(Reasons.Layout);
            }

            var quoted = member.Name is ModelScalar { Quoting: Quoting.Single or Quoting.Double };
            writer.Replace(member.Name.Start, member.Name.End, (style with { QuotesKeys = quoted }).Key(key));
        }

        if (EditWriter.ReplacementOf(member.Value) is { } replacement)
        {
            WriteValue(member, replacement, column, style);
        }
        else
        {
            writer.Visit(member.Value);
        }
    }

    private void WriteValue(ModelMember member, NewValue replacement, int column, StringStyle style)
    {
        var value = member.Value;
        var isBlock = BlockText.IsBlock(replacement.Json);
        if (value is ModelMapping { IsFlow: false } or ModelSequence { IsFlow: false })
        {
            WriteOverLines(member, replacement, column, style);
        }
        else if (value is ModelScalar && LineText.HasBreak(writer.Text, value.Start, value.End))
        {
            throw new DeclinedException(Reasons.SeveralLines);
        }
        else if (isBlock)
        {
            writer.Remove(member.Colon + 1, value.End);
            var lines = new BlockText(writer.Layout).Nested(replacement.Json, column, style).ToString();
            writer.InsertLines(LineText.AfterLines(writer.Text, member.Start, member.End), lines);
        }
        else if (value is ModelScalar { IsAbsent: true })
        {
            writer.Insert(member.Colon + 1, " " + FlowText.Write(replacement.Json, style));
        }
        else
        {
            writer.Replace(value.Start, value.End, FlowText.Write(replacement.Json, ValueStyle(value, style)));
        }
    }

    /// <summary>A value that takes up lines below its key gives way to another.</summary>
    private void WriteOverLines(ModelMember member, NewValue replacement, int column, StringStyle style)
    {
        if (member.Value.HasProperties)
        {
            throw new DeclinedException(Reasons.Layout);
        }

        var from = LineText.NextLine(writer.Text, member.Colon);
        var to = LineText.AfterLines(writer.Text, member.Start, member.End);
        if (BlockText.IsBlock(replacement.Json))
        {
            writer.Replace(from, to, new BlockText(writer.Layout).Nested(replacement.Json, column, style).ToString());
            return;
        }

        writer.Insert(member.Colon + 1, " " + FlowText.Write(replacement.Json, style));
        writer.Remove(from, writer.CommentsBelow(to, column));
    }

    /// <summary>A string keeps the quotes of the one that it replaces.</summary>
    private static StringStyle ValueStyle(ModelNode old, StringStyle style) => old is ModelScalar { Quoting: Quoting.Single or Quoting.Double } scalar
        ? style with { Quotes = scalar.Quoting, QuotesValues = true }
        : style with { QuotesValues = false };
}
