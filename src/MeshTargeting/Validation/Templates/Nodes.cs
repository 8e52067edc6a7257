using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>A part of a template.</summary>
/// <param name="Position">Where it begins, as an index into the text; messages name the place.</param>
internal abstract record Node(int Position)
{
    /// <summary>The part as messages show it.</summary>
    public string Show()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>Writes the part as messages show it; a template's larger parts are never shown.</summary>
    protected internal virtual void Write(StringBuilder text)
    {
    }
}

/// <summary>Parts one after the other.</summary>
internal sealed record ListNode(int Position, List<Node> Nodes) : Node(Position);

/// <summary>Text that stands as it is.</summary>
internal sealed record TextNode(int Position, string Text) : Node(Position);

/// <summary>A pipeline whose value is printed, unless it declares variables.</summary>
internal sealed record ActionNode(int Position, PipeNode Pipe) : Node(Position);

/// <summary>if, with or range.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Kind">Which of the three.</param>
/// <param name="Pipe">What decides.</param>
/// <param name="List">What is rendered when it holds.</param>
/// <param name="ElseList">What is rendered when not; null where nothing is.</param>
internal sealed record ControlNode(int Position, TokenKind Kind, PipeNode Pipe, ListNode List, ListNode? ElseList) : Node(Position);

/// <summary>break or continue.</summary>
internal sealed record JumpNode(int Position, TokenKind Kind) : Node(Position);

/// <summary>The end of a list: end, else, or (when what follows continues it) else if and else with. Never part of a template.</summary>
internal sealed record EndNode(int Position, bool IsElse) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) => text.Append(IsElse ? "{{else}}" : "{{end}}");
}

/// <summary>The use of a defined template.</summary>
internal sealed record TemplateNode(int Position, string Name, PipeNode? Pipe) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text)
    {
        text.Append("{{template ").Append(Common.GoQuote.Of(Name));
        if (Pipe is not null)
        {
            text.Append(' ');
            Pipe.Write(text);
        }

        text.Append("}}");
    }
}

/// <summary>Commands of which each gets the value of the one before, and variables that get the last value.</summary>
internal sealed record PipeNode(int Position, bool IsAssignment, List<VariableNode> Variables, List<CommandNode> Commands) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text)
    {
        text.AppendJoin(", ", Variables.Select(v => v.Show()));
        text.Append(Variables.Count == 0 ? "" : IsAssignment ? " = " : " := ");
        text.AppendJoin(" | ", Commands.Select(c => c.Show()));
    }
}

/// <summary>A value, or a function with its arguments.</summary>
internal sealed record CommandNode(int Position, List<Node> Arguments) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) =>
        text.AppendJoin(' ', Arguments.Select(a => a is PipeNode ? $"({a.Show()})" : a.Show()));
}

/// <summary>A literal: a bool, a number, a text, or nil.</summary>
internal sealed record LiteralNode(int Position, string Text, object? Value) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) => text.Append(Text);
}

/// <summary>The current value, and fields of it.</summary>
internal sealed record FieldNode(int Position, IReadOnlyList<string> Names) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) =>
        text.Append(Names.Count == 0 ? "." : "").AppendJoin("", Names.Select(n => "." + n));
}

/// <summary>A variable, its dollar sign included, and fields of it.</summary>
internal sealed record VariableNode(int Position, string Name, IReadOnlyList<string> Names) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) => text.Append(Name).AppendJoin("", Names.Select(n => "." + n));
}

/// <summary>Fields of the value of a function or of a pipeline between parentheses.</summary>
internal sealed record ChainNode(int Position, Node Value, IReadOnlyList<string> Names) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) =>
        text.Append(Value is PipeNode ? $"({Value.Show()})" : Value.Show()).AppendJoin("", Names.Select(n => "." + n));
}

/// <summary>The name of a function.</summary>
internal sealed record IdentifierNode(int Position, string Name) : Node(Position)
{
    /// <inheritdoc />
    protected internal override void Write(StringBuilder text) => text.Append(Name);
}
