using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>Renders a template once. The steps, the text and the templates within each other are limited.</summary>
internal sealed class Renderer(string source, IReadOnlyDictionary<string, ListNode> definitions, Functions functions)
{
    private const int MostSteps = 100_000;
    private const int DeepestNesting = 1000;

    /// <summary>Handling this many characters counts as a step.</summary>
    private const int CharactersOfStep = 64;

    private readonly LimitedText _output = new();
    private List<(string Name, object? Value)> _variables = [];
    private string _template = "";
    private Node? _at;
    private int _steps;
    private int _depth;

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
        _variables.Add(("$", data));
        Walk(data, definitions[""]);
        return _output.ToString();
    }

    private Flow Walk(object? dot, Node node)
    {
        At(node);
        Descend();
        var flow = WalkNode(dot, node);
        _depth--;
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
                var value = Evaluate(dot, action.Pipe);
                if (action.Pipe.Variables.Count == 0)
                {
                    At(action);
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
        var mark = _variables.Count;
        var value = Evaluate(dot, control.Pipe);
        var flow = control.Kind == TokenKind.Range ? WalkRange(dot, control, value)
            : GoValue.IsTrue(value) ? Walk(control.Kind == TokenKind.With ? value : dot, control.List)
            : control.ElseList is null ? Flow.On
            : Walk(dot, control.ElseList);
        _variables.RemoveRange(mark, _variables.Count - mark);
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
            _ => throw Failure($"range can't iterate over {GoValue.Show(value)}"),
        };
        if (count > 0 && range.Pipe.Variables.Count > 1)
        {
            throw Failure($"can't use {GoValue.Show(value)} to iterate over more than one variable");
        }

        var mark = _variables.Count;
        for (var i = 0L; i < count; i++)
        {
            if (range.Pipe.Variables is [var variable])
            {
                Set(variable.Name, i);
            }

            var flow = Walk(value is byte ? (byte)i : i, range.List);
            _variables.RemoveRange(mark, _variables.Count - mark);
            if (flow == Flow.Break)
            {
                break;
            }
        }

        return count <= 0 && range.ElseList is not null ? Walk(dot, range.ElseList) : Flow.On;
    }

    private void WalkTemplate(object? dot, TemplateNode node)
    {
        if (!definitions.TryGetValue(node.Name, out var template))
        {
            throw Failure($"template {Common.GoQuote.Of(node.Name)} not defined");
        }

        var inner = node.Pipe is null ? null : Evaluate(dot, node.Pipe);
        var (variables, name) = (_variables, _template);
        (_variables, _template) = ([("$", inner)], node.Name);
        Walk(inner, template);
        (_variables, _template) = (variables, name);
    }

    private object? Evaluate(object? dot, PipeNode pipe)
    {
        At(pipe);
        Descend();
        var value = GoValue.None;
        foreach (var command in pipe.Commands)
        {
            value = Evaluate(dot, command, value);
        }

        foreach (var variable in pipe.Variables)
        {
            if (pipe.IsAssignment)
            {
                Set(variable.Name, value);
            }
            else
            {
                _variables.Add((variable.Name, value));
            }
        }

        _depth--;
        return value;
    }

    private object? Evaluate(object? dot, CommandNode command, object? last)
    {
        var first = command.Arguments[0];
        if (first is IdentifierNode function)
        {
            return Call(dot, function, command, [.. command.Arguments.Skip(1)], last);
        }

        var hasArguments = command.Arguments.Count > 1 || last != GoValue.None;
        if (hasArguments && first is not (FieldNode { Names.Count: > 0 } or ChainNode or VariableNode { Names.Count: > 0 }))
        {
            At(first is PipeNode ? _at! : first);
            throw Failure($"can't give argument to non-function {first.Show()}");
        }

        if (first is LiteralNode { Value: null })
        {
            At(first);
            throw Failure("nil is not a command");
        }

        return Operand(dot, first, hasArguments);
    }

    /// <summary>The value of anything but a function.</summary>
    private object? Operand(object? dot, Node node, bool hasArguments = false)
    {
        At(node);
        return node switch
        {
            LiteralNode literal => literal.Value,
            FieldNode field => Fields(dot, field.Names, hasArguments),
            VariableNode variable => Fields(Get(variable.Name), variable.Names, hasArguments),
            ChainNode chain => Fields(Argument(dot, chain.Value), chain.Names, hasArguments),
            PipeNode pipe => Evaluate(dot, pipe),
            _ => Argument(dot, node),
        };
    }

    private object? Argument(object? dot, Node node) =>
        node is IdentifierNode function ? Call(dot, function, function, [], GoValue.None) : Operand(dot, node);

    private object? Fields(object? value, IReadOnlyList<string> names, bool hasArguments)
    {
        for (var i = 0; i < names.Count && value is not null; i++)
        {
            var field = (value as TemplateData)?.Find(names[i])
                ?? throw Failure($"can't evaluate field {names[i]} in type {GoValue.TypeOf(value)}");
            value = hasArguments && i == names.Count - 1
                ? throw Failure($"{names[i]} has arguments but cannot be invoked as function")
                : field;
        }

        return value;
    }

    private object? Call(object? dot, IdentifierNode function, Node node, Node[] arguments, object? last)
    {
        At(function);
        var name = function.Name;
        var hasLast = last != GoValue.None;
        var given = arguments.Length + (hasLast ? 1 : 0);
        var (fewest, open) = Functions.ArityOf(name);
        if (given < fewest || (given > fewest && !open))
        {
            throw Failure(open
                ? $"wrong number of args for {name}: want at least {fewest} got {arguments.Length}"
                : $"wrong number of args for {name}: want {fewest} got {given}");
        }

        if (name is "and" or "or")
        {
            return Junction(dot, isOr: name == "or", arguments, last);
        }

        var values = new List<object?>(given);
        foreach (var argument in arguments)
        {
            values.Add(Functions.TakesText(name, values.Count) ? TextArgument(dot, argument) : Argument(dot, argument));
        }

        if (hasLast)
        {
            values.Add(Functions.TakesText(name, values.Count) ? CheckText(last) : last);
        }

        try
        {
            Charge(values);
            var result = functions.Call(name, () => arguments.Length > 0 ? arguments[0].Show() : "", values);
            Charge([result]);
            return result;
        }
        catch (FunctionFailure failure)
        {
            At(node);
            throw Failure($"error calling {name}: {failure.Message}");
        }
    }

    /// <summary>and, or: arguments are looked at until one decides.</summary>
    private object? Junction(object? dot, bool isOr, Node[] arguments, object? last)
    {
        object? value = null;
        foreach (var argument in arguments)
        {
            value = Argument(dot, argument);
            if (GoValue.IsTrue(value) == isOr)
            {
                return value;
            }
        }

        return last == GoValue.None ? value : last;
    }

    private object? TextArgument(object? dot, Node node)
    {
        if (node is not LiteralNode literal)
        {
            return CheckText(Argument(dot, node));
        }

        At(node);
        return literal.Value is string ? literal.Value
            : literal.Value is null ? throw Failure("cannot assign nil to string")
            : throw Failure($"expected string; found {node.Show()}");
    }

    private object CheckText(object? value) => value switch
    {
        string => value,
        null => throw Failure("invalid value; expected string"),
        _ => throw Failure($"wrong type for value; expected string; got {GoValue.TypeOf(value)}"),
    };

    private object? Get(string name) => _variables.FindLast(v => v.Name == name) is { Name: not null } found
        ? found.Value
        : throw Failure($"undefined variable: {name}");

    private void Set(string name, object? value)
    {
        var index = _variables.FindLastIndex(v => v.Name == name);
        _variables[index < 0 ? throw Failure($"undefined variable: {name}") : index] = (name, value);
    }

    private void Print(string text)
    {
        try
        {
            _output.Append(text);
        }
        catch (FunctionFailure failure)
        {
            throw Failure(failure.Message);
        }
    }

    /// <summary>Remembers the place for messages, and counts the steps.</summary>
    private void At(Node node)
    {
        _at = node;
        _steps++;
        CheckSteps();
    }

    /// <summary>Counts the characters that a function handles.</summary>
    private void Charge(List<object?> values)
    {
        _steps += values.Sum(v => v is string text ? text.Length / CharactersOfStep : 0);
        CheckSteps();
    }

    private void Descend()
    {
        if (++_depth > DeepestNesting)
        {
            throw Failure($"more than {DeepestNesting} parts within each other");
        }
    }

    private void CheckSteps()
    {
        if (_steps > MostSteps)
        {
            throw Failure($"more than {MostSteps} steps");
        }
    }

    private TemplateFailure Failure(string message)
    {
        var before = source.AsSpan(0, _at!.Position);
        var line = before.Count('\n') + 1;
        var column = Encoding.UTF8.GetByteCount(before[(before.LastIndexOf('\n') + 1)..]);
        return new TemplateFailure(string.Create(
            CultureInfo.InvariantCulture, $"template: :{line}:{column}: executing {Common.GoQuote.Of(_template)} at <{_at.Show()}>: {message}"));
    }
}
