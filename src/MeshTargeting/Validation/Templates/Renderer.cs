namespace MeshTargeting.Validation.Templates;

/// <summary>Renders a template once: text as it stands, the values of actions, and what conditions and loops choose.</summary>
internal sealed class Renderer
{
    private readonly IReadOnlyDictionary<string, ListNode> _definitions;
    private readonly RenderState _state;
    private readonly Evaluator _evaluator;
    private readonly LimitedText _output = new();

    public Renderer(string source, IReadOnlyDictionary<string, ListNode> definitions, Functions functions)
    {
        _definitions = definitions;
        _state = new RenderState(source);
        _evaluator = new Evaluator(_state, functions);
    }

    private enum Flow
    {
        On,
        Break,
        Continue,
    }

    /// <summary>The text.</summary>
    /// <exception cref="TemplateFailure">The template cannot be rendered.</exception>
    public string Render(TemplateData data)
    {
        _evaluator.WithOwnVariables(data, () => Walk(data, _definitions[""]));
        return _output.ToString();
    }

    private Flow Walk(object? dot, Node node)
    {
        _state.At(node);
        _state.Descend();
        var flow = WalkNode(dot, node);
        _state.Ascend();
        return flow;
    }

    private Flow WalkNode(object? dot, Node node)
    {
        switch (node)
        {
            case ListNode list:
                return WalkList(dot, list);
            case TextNode text:
                Print(text.Text);
                return Flow.On;
            case ActionNode action:
                var value = _evaluator.Evaluate(dot, action.Pipe);
                if (action.Pipe.Variables.Count == 0)
                {
                    _state.At(action);
                    Print(value is null ? "<no value>" : GoValue.Show(value));
                }

                return Flow.On;
            case JumpNode jump:
                return jump.Kind == TokenKind.Break ? Flow.Break : Flow.Continue;
            case TemplateNode template:
                WalkTemplate(dot, template);
                return Flow.On;
            default:
                return WalkControl(dot, (ControlNode)node);
        }
    }

    private Flow WalkList(object? dot, ListNode list)
    {
        foreach (var node in list.Nodes)
        {
            if (Walk(dot, node) is var flow and not Flow.On)
            {
                return flow;
            }
        }

        return Flow.On;
    }

    private Flow WalkControl(object? dot, ControlNode control)
    {
        var mark = _evaluator.Mark();
        var value = _evaluator.Evaluate(dot, control.Pipe);
        var flow = control.Kind == TokenKind.Range ? WalkRange(dot, control, value)
            : GoValue.IsTrue(value) ? Walk(control.Kind == TokenKind.With ? value : dot, control.List)
            : control.ElseList is null ? Flow.On
            : Walk(dot, control.ElseList);
        _evaluator.Forget(mark);
        return flow;
    }

    /// <summary>Of what templates know only whole numbers can be counted through.</summary>
    private Flow WalkRange(object? dot, ControlNode range, object? value)
    {
        var count = value switch
        {
            null => 0,
            long number => number,
            byte number => number,
            _ => throw _state.Failure($"range can't iterate over {GoValue.Show(value)}"),
        };
        if (value is not null && range.Pipe.Variables.Count > 1)
        {
            throw _state.Failure($"can't use {GoValue.Show(value)} to iterate over more than one variable");
        }

        var mark = _evaluator.Mark();
        for (var i = 0L; i < count; i++)
        {
            object item = value is byte ? (object)(byte)i : i;
            if (range.Pipe.Variables is [var variable])
            {
                _evaluator.Set(variable.Name, item);
            }

            var flow = Walk(item, range.List);
            _evaluator.Forget(mark);
            if (flow == Flow.Break)
            {
                break;
            }
        }

        return count <= 0 && range.ElseList is not null ? Walk(dot, range.ElseList) : Flow.On;
    }

    private void WalkTemplate(object? dot, TemplateNode node)
    {
        if (!_definitions.TryGetValue(node.Name, out var template))
        {
            throw _state.Failure($"template {Common.GoQuote.Of(node.Name)} not defined");
        }

        var data = node.Pipe is null ? null : _evaluator.Evaluate(dot, node.Pipe);
        var outer = _state.Template;
        _state.Template = node.Name;
        _evaluator.WithOwnVariables(data, () => Walk(data, template));
        _state.Template = outer;
    }

    private void Print(string text)
    {
        try
        {
            _output.Append(text);
        }
        catch (FunctionFailure failure)
        {
            throw _state.Failure(failure.Message);
        }
    }
}
