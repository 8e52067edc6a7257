using MeshTargeting.Fixing.Layout;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Writing;

/// <summary>Edits of objects and lists between brackets, in YAML and in JSON.</summary>
internal sealed class FlowWriter(EditWriter writer)
{
    /// <summary>A member or an item, as far as the commas around it go.</summary>
    private readonly record struct Part(int Start, int End, bool IsRemoved);

    public void Write(ModelMapping mapping)
    {
        var style = StringStyle.Of(mapping, writer.Layout);
        var isTight = style.QuotesKeys && mapping.Members is [{ Colon: >= 0 and var colon }, ..] && writer.Text[colon + 1] is not (' ' or '\t' or '\r' or '\n');
        foreach (var member in mapping.Members.Where(m => !m.IsRemoved))
        {
            WriteMember(mapping, member, style, isTight);
        }

        if (mapping.Added.Count == 0 && !mapping.Members.Any(m => m.IsRemoved))
        {
            return;
        }

        var parts = mapping.Members.Select(m => new Part(m.Start, m.End, m.IsRemoved)).ToList();
        var added = mapping.Added
            .Select(a => (After: mapping.Members.ToList().IndexOf(a.After!), Text: FlowText.Member(a.Key, a.Json, style, isTight, LinesOf(mapping, a.After?.Start))))
            .ToList();
        WriteParts(mapping, '{', parts, added, isTight);
    }

    public void Write(ModelSequence list)
    {
        var style = StringStyle.Of(list, writer.Layout);
        foreach (var item in list.Items.Where(i => !i.IsRemoved))
        {
            WriteValue(item.Value, style, false, LinesOf(list, item.Value.Start));
        }

        if (list.Added.Count == 0 && !list.Items.Any(i => i.IsRemoved))
        {
            return;
        }

        var parts = list.Items.Select(i => new Part(i.Value.Start, i.Value.End, i.IsRemoved)).ToList();
        var added = list.Added.ConvertAll(a => (After: parts.Count - 1, Text: FlowText.Write(a, style, lines: LinesOf(list, parts.Count == 0 ? null : parts[^1].Start))));
        WriteParts(list, '[', parts, added, isTight: false);
    }

    private void WriteMember(ModelMapping mapping, ModelMember member, StringStyle style, bool isTight)
    {
        if (member.NewKey is { } key)
        {
            if (member.Name is not ModelScalar { HasProperties: false, Quoting: var quoting } || LineText.HasBreak(writer.Text, member.Name.Start, member.Name.End))
            {
                throw new DeclinedException(Reasons.Layout);
            }

            writer.Replace(member.Name.Start, member.Name.End, (style with { QuotesKeys = quoting != Quoting.Plain }).Key(key));
        }

        if (EditWriter.ReplacementOf(member.Value) is { } replacement && member.Value is ModelScalar { IsAbsent: true })
        {
            var written = FlowText.Write(replacement.Json, style, isTight);
            writer.Insert(member.End, member.Colon < 0 ? $": {written}" : $" {written}");
        }
        else
        {
            WriteValue(member.Value, style, isTight, LinesOf(mapping, member.Start));
        }
    }

    /// <summary>The lines of JSON whose members have lines of their own; null for what stands on one line.</summary>
    private FlowLines? LinesOf(ModelNode holder, int? part)
    {
        if (!writer.Layout.IsJson || part is not { } start || IndentOf(start) is not { } indent)
        {
            return null;
        }

        var outer = LineText.Line(writer.Text, holder.Start);
        var depth = outer.Length - outer.TrimStart(" \t").Length;
        return new FlowLines(writer.Layout.NewLine, indent, indent.Length > depth ? indent[depth..] : "  ");
    }

    /// <summary>What stands before a member on its line; null where that is not only white space, or the text begins there.</summary>
    private string? IndentOf(int start)
    {
        var indent = writer.Text[LineText.StartOfLine(writer.Text, start)..start];
        return start > 0 && indent.AsSpan().Trim(" \t").IsEmpty ? indent : null;
    }

    private void WriteValue(ModelNode value, StringStyle style, bool isTight, FlowLines? lines)
    {
        if (EditWriter.ReplacementOf(value) is not { } replacement)
        {
            writer.Visit(value);
            return;
        }

        if (value is ModelScalar && LineText.HasBreak(writer.Text, value.Start, value.End))
        {
            throw new DeclinedException(Reasons.SeveralLines);
        }

        var valueStyle = value is ModelScalar { Quoting: Quoting.Single or Quoting.Double } quoted
            ? style with { Quotes = quoted.Quoting, QuotesValues = true }
            : style with { QuotesValues = style.QuotesKeys };
        writer.Replace(value.Start, value.End, FlowText.Write(replacement.Json, valueStyle, isTight, lines));
    }

    private void WriteParts(ModelNode node, char bracket, List<Part> parts, List<(int After, string Text)> added, bool isTight)
    {
        var comma = FlowText.Comma(isTight);
        if (parts.TrueForAll(p => p.IsRemoved))
        {
            var open = writer.Text.IndexOf(bracket, node.Start);
            RemoveParts(open + 1, node.End - 1, parts);
            if (added.Count > 0)
            {
                writer.Insert(open + 1, string.Join(comma, added.Select(a => a.Text)));
            }

            return;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].IsRemoved && (i == 0 || !parts[i - 1].IsRemoved))
            {
                var end = parts.FindIndex(i, p => !p.IsRemoved);
                var run = parts[i..(end < 0 ? parts.Count : end)];
                RemoveParts(i == 0 ? run[0].Start : parts[i - 1].End, i == 0 ? parts[end].Start : run[^1].End, run);
            }
        }

        foreach (var (after, text) in added)
        {
            var kept = parts.FindLastIndex(after, p => !p.IsRemoved);
            if (kept < 0)
            {
                writer.Insert(parts.Find(p => !p.IsRemoved).Start, text + comma);
            }
            else
            {
                writer.Insert(parts[kept].End, Separator(parts[kept], comma) + text);
            }
        }
    }

    /// <summary>A comma, and a line of its own where the part before has one.</summary>
    private string Separator(Part before, string comma) =>
        IndentOf(before.Start) is { } indent ? $",{writer.Layout.NewLine}{indent}" : comma;

    /// <summary>Removes parts and the commas between them; a comment there would go unseen, or be left without what it is about.</summary>
    private void RemoveParts(int start, int end, List<Part> parts)
    {
        var position = start;
        foreach (var part in parts)
        {
            CheckGap(position, part.Start);
            position = part.End;
        }

        CheckGap(position, end);
        writer.Remove(start, end);
    }

    private void CheckGap(int start, int end)
    {
        if (end > start && writer.Text.AsSpan(start, end - start).Contains('#'))
        {
            throw new DeclinedException(Reasons.Layout);
        }
    }
}
