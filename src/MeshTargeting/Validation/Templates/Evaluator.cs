namespace MeshTargeting.Validation.Templates;

/// <summary>The values of pipelines, and the variables that they declare and set.</summary>
internal sealed class Evaluator(RenderState state, Functions functions)
{
    private List<(string Name, object? Value)> _variables = [];

    /// <summary>How many variables there are.</summary>
    public int Mark() => _variables.Count;

    /// <summary>Forgets the variables that were declared since.</summary>
    public void Forget(int mark) => _variables.RemoveRange(mark, _variables.Count - mark);

    /// <summary>Does something with no variables but <c>$</c>.</summary>
    public void WithOwnVariables(object? data, Action action)
    {
        var outer = _variables;
        _variables = [("$", data)];
        action();
        _variables = outer;
    }

    /// <summary>Sets a variable.</summary>
    public void Set(string name, object? value)
    {
        var index = _variables.FindLastIndex(v => v.Name == name);
        _variables[index < 0 ? throw state.Failure($"undefined variable: {name}") : index] = (name, value);
    }

    /// <summary>The value of a pipeline.</summary>
    public object? Evaluate(object? dot, PipeNode pipe)
    {
        state.At(pipe);
        state.Descend();
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

        state.Ascend();
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
            state.At(first is PipeNode ? state.Node! : first);
            throw state.Failure($"can't give argument to non-function {first.Show()}");
        }

        if (first is LiteralNode { Value: null })
        {
            state.At(first);
            throw state.Failure("nil is not a command");
        }

        return Operand(dot, first, hasArguments);
    }

    /// <summary>The value of anything but a function.</summary>
    private object? Operand(object? dot, Node node, bool hasArguments = false)
    {
        state.At(node);
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
                ?? throw state.Failure($"can't evaluate field {names[i]} in type {GoValue.TypeOf(value)}");
            value = hasArguments && i == names.Count - 1
                ? throw state.Failure($"{names[i]} has arguments but cannot be invoked as function")
                : field;
        }

        return value;
    }

    private object? Call(object? dot, IdentifierNode function, Node node, Node[] arguments, object? last)
    {
        state.At(function);
        var name = function.Name;
        var hasLast = last != GoValue.None;
        var given = arguments.Length + (hasLast ? 1 : 0);
        var (fewest, open) = Functions.ArityOf(name);
        if (given < fewest || (given > fewest && !open))
        {
            throw state.Failure(open
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
            state.Charge(values);
            var result = functions.Call(name, () => arguments.Length > 0 ? arguments[0].Show() : "", values);
            state.Charge([result]);
            return result;
        }
        catch (FunctionFailure failure)
        {
            state.At(node);
            throw state.Failure($"error calling {name}: {failure.Message}");
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

        state.At(node);
        return literal.Value is string ? literal.Value
            : literal.Value is null ? throw state.Failure("cannot assign nil to string")
            : throw state.Failure($"expected string; found {node.Show()}");
    }

    private object CheckText(object? value) => value switch
    {
        string => value,
        null => throw state.Failure("invalid value; expected string"),
        _ => throw state.Failure($"wrong type for value; expected string; got {GoValue.TypeOf(value)}"),
    };

    private object? Get(string name) => _variables.FindLast(v => v.Name == name) is { Name: not null } found
        ? found.Value
        : throw state.Failure($"undefined variable: {name}");
}
