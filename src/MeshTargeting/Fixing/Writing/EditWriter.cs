using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Layout;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Writing;

/// <summary>Makes edits of a text of what is to become of the values of one of its documents.</summary>
internal sealed class EditWriter
{
    private readonly List<TextEdit> _edits = [];
    private readonly BlockMappingWriter _blockMappings;
    private readonly BlockSequenceWriter _blockSequences;
    private readonly FlowWriter _flow;

    private EditWriter(string text, DocumentLayout layout)
    {
        Text = text;
        Layout = layout;
        _blockMappings = new BlockMappingWriter(this);
        _blockSequences = new BlockSequenceWriter(this);
        _flow = new FlowWriter(this);
    }

    public string Text { get; }

    public DocumentLayout Layout { get; }

    /// <summary>The edits, in no particular order but for insertions at the same place.</summary>
    /// <exception cref="DeclinedException">The layout allows no safe edit.</exception>
    public static IReadOnlyList<TextEdit> Write(string text, ModelNode root, DocumentLayout layout)
    {
        var writer = new EditWriter(text, layout);
        if (root.Replacement is not null || Emptied(root) is not null)
        {
            throw new DeclinedException(Reasons.Layout);
        }

        writer.Visit(root);
        return writer._edits;
    }

    /// <summary>What takes the place of a value as a whole; null where at most its parts change.</summary>
    public static NewValue? ReplacementOf(ModelNode node) => node.Replacement ?? Emptied(node);

    public void Visit(ModelNode node)
    {
        switch (node)
        {
            case ModelMapping { IsFlow: true } mapping:
                _flow.Write(mapping);
                break;
            case ModelMapping mapping:
                _blockMappings.Write(mapping);
                break;
            case ModelSequence { IsFlow: true } sequence:
                _flow.Write(sequence);
                break;
            case ModelSequence sequence:
                _blockSequences.Write(sequence);
                break;
        }
    }

    public void Replace(int start, int end, string replacement) => _edits.Add(new TextEdit(start, end - start, replacement));

    public void Remove(int start, int end)
    {
        if (end > start)
        {
            Replace(start, end, "");
        }
    }

    public void Insert(int index, string text) => Replace(index, index, text);

    /// <summary>Puts whole lines at the beginning of a line, or at the end of a text whose last line has no break.</summary>
    /// <param name="index">The index.</param>
    /// <param name="lines">The lines, each with its break.</param>
    public void InsertLines(int index, string lines)
    {
        var endsInBreak = index == 0 || LineText.IsBreak(Text[index - 1]);
        Insert(index, endsInBreak ? lines : Layout.NewLine + lines[..^Layout.NewLine.Length]);
    }

    /// <summary>Where a line begins that only holds a comment, going up from a line; the line itself where it has none above.</summary>
    /// <param name="index">An index on the line below.</param>
    /// <param name="column">The column at which the comment must begin.</param>
    /// <param name="limit">The index above which nothing counts.</param>
    public int CommentsAbove(int index, int column, int limit)
    {
        var start = LineText.StartOfLine(Text, index);
        while (start > limit)
        {
            // The break before this line is its predecessor's last character.
            var above = LineText.StartOfLine(Text, BreakBefore(start));
            if (above < limit || CommentColumn(above) != column)
            {
                break;
            }

            start = above;
        }

        return start;
    }

    /// <summary>The index behind the lines that only hold a comment further right than a column, going down from a line.</summary>
    public int CommentsBelow(int index, int column)
    {
        while (index < Text.Length && CommentColumn(index) > column)
        {
            index = LineText.NextLine(Text, index);
        }

        return index;
    }

    private int BreakBefore(int lineStart) =>
        lineStart >= 2 && Text[lineStart - 1] == '\n' && Text[lineStart - 2] == '\r' ? lineStart - 2 : lineStart - 1;

    private int CommentColumn(int lineStart)
    {
        var line = LineText.Line(Text, lineStart);
        var first = line.IndexOfAnyExcept(' ');
        return first >= 0 && line[first] == '#' ? first : -1;
    }

    private static NewValue? Emptied(ModelNode node) => node switch
    {
        ModelMapping { IsFlow: false, IsEmptied: true } => new NewValue(new JsonObject()),
        ModelSequence { IsFlow: false, IsEmptied: true } => new NewValue(new JsonArray()),
        _ => null,
    };
}
