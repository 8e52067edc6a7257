using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>Reads what stands inside actions: pipelines of commands, made of values and functions.</summary>
internal sealed class ExpressionParser(TokenReader tokens, IReadOnlySet<string> functions, int deepest)
{
    private int _depth;

    /// <summary>The variables that are known at this place; an end takes those away that its action declared.</summary>
    public List<string> Variables { get; set; } = ["$"];

    /// <summary>A pipeline up to a token.</summary>
    /// <param name="context">How messages call the place.</param>
    /// <param name="end">The token behind it, which is read as well.</param>
    public PipeNode ParsePipeline(string context, TokenKind end)
    {
        if (++_depth > deepest)
        {
            throw tokens.Failure($"more than {deepest} parentheses within each other");
        }

        var position = tokens.PeekAfterSpace().Position;
        var variables = new List<VariableNode>();
        var isAssignment = ParseVariables(variables, context);
        var commands = new List<CommandNode>();
        while (true)
        {
            var mark = tokens.Mark();
            var token = tokens.NextAfterSpace();
            if (token.Kind == end)
            {
                Check(commands, context);
                _depth--;
                return new PipeNode(position, isAssignment, variables, commands);
            }

            if (!IsOperand(token.Kind))
            {
                throw tokens.Unexpected(token, context);
            }

            tokens.Return(mark);
            commands.Add(ParseCommand());
        }
    }

    private static bool IsOperand(TokenKind kind) => kind is TokenKind.Bool or TokenKind.CharacterConstant or TokenKind.Dot or TokenKind.Field
        or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawText or TokenKind.QuotedText or TokenKind.Variable
        or TokenKind.LeftParenthesis;

    /// <summary>The variables that a pipeline declares or sets; true where it sets them.</summary>
    private bool ParseVariables(List<VariableNode> variables, string context)
    {
        while (tokens.PeekAfterSpace() is { Kind: TokenKind.Variable } name)
        {
            var mark = tokens.Mark();
            tokens.Next();
            var next = tokens.PeekAfterSpace();
            var isComma = next is { Kind: TokenKind.Character, Text: "," };
            if (!isComma && next.Kind is not (TokenKind.Assign or TokenKind.Declare))
            {
                tokens.Return(mark);
                return false;
            }

            tokens.NextAfterSpace();
            variables.Add(new VariableNode(name.Position, name.Text, []));
            Variables.Add(name.Text);
            if (!isComma)
            {
                return next.Kind == TokenKind.Assign;
            }

            if (context != "range" || variables.Count >= 2)
            {
                throw tokens.Failure($"too many declarations in {context}");
            }

            if (tokens.PeekAfterSpace().Kind is not (TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParenthesis))
            {
                throw tokens.Failure("range can only initialize variables");
            }
        }

        return false;
    }

    private void Check(List<CommandNode> commands, string context)
    {
        if (commands.Count == 0)
        {
            throw tokens.Failure($"missing value for {context}");
        }

        // Values take no argument, so they can only come first.
        var stage = commands.FindIndex(1, c => c.Arguments[0] is LiteralNode or FieldNode { Names.Count: 0 });
        if (stage > 0)
        {
            throw tokens.Failure($"non executable command in pipeline stage {stage + 1}");
        }
    }

    private CommandNode ParseCommand()
    {
        var command = new CommandNode(tokens.PeekAfterSpace().Position, []);
        while (true)
        {
            tokens.PeekAfterSpace();
            if (ParseOperand() is { } operand)
            {
                command.Arguments.Add(operand);
            }

            var mark = tokens.Mark();
            var token = tokens.Next();
            if (token.Kind == TokenKind.Space)
            {
                continue;
            }

            if (token.Kind is TokenKind.RightDelimiter or TokenKind.RightParenthesis)
            {
                tokens.Return(mark);
            }
            else if (token.Kind != TokenKind.Pipe)
            {
                throw tokens.Unexpected(token, "operand");
            }

            return command.Arguments.Count == 0 ? throw tokens.Failure("empty command") : command;
        }
    }

    /// <summary>A value and its fields; null where the next token begins none.</summary>
    private Node? ParseOperand()
    {
        var node = ParseTerm();
        if (node is null || tokens.Peek().Kind != TokenKind.Field)
        {
            return node;
        }

        var position = tokens.Peek().Position;
        var names = new List<string>();
        while (tokens.Peek().Kind == TokenKind.Field)
        {
            names.Add(tokens.Next().Text[1..]);
        }

        return node switch
        {
            FieldNode { Names.Count: > 0 } field => new FieldNode(position, [.. field.Names, .. names]),
            VariableNode variable => new VariableNode(position, variable.Name, names),
            LiteralNode or FieldNode => throw tokens.Failure($"unexpected . after term {GoQuote.Of(node.Show())}"),
            _ => new ChainNode(position, node, names),
        };
    }

    private Node? ParseTerm()
    {
        var mark = tokens.Mark();
        var token = tokens.NextAfterSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return functions.Contains(token.Text)
                    ? new IdentifierNode(token.Position, token.Text)
                    : throw tokens.Failure($"function {GoQuote.Of(token.Text)} not defined");
            case TokenKind.Dot:
                return new FieldNode(token.Position, []);
            case TokenKind.Field:
                return new FieldNode(token.Position, [token.Text[1..]]);
            case TokenKind.Variable:
                return Variables.Contains(token.Text)
                    ? new VariableNode(token.Position, token.Text, [])
                    : throw tokens.Failure($"undefined variable {GoQuote.Of(token.Text)}");
            case TokenKind.Nil:
                return new LiteralNode(token.Position, token.Text, null);
            case TokenKind.Bool:
                return new LiteralNode(token.Position, token.Text, token.Text == "true");
            case TokenKind.Number:
                return new LiteralNode(
                    token.Position, token.Text, NumberText.Parse(token.Text) ?? throw tokens.Failure($"illegal number syntax: {GoQuote.Of(token.Text)}"));
            case TokenKind.CharacterConstant:
                return new LiteralNode(token.Position, token.Text, Character(token.Text));
            case TokenKind.QuotedText or TokenKind.RawText:
                return new LiteralNode(token.Position, token.Text, GoLiteral.Unquote(token.Text) ?? throw tokens.Failure("invalid syntax"));
            case TokenKind.LeftParenthesis:
                return ParsePipeline("parenthesized pipeline", TokenKind.RightParenthesis);
            default:
                tokens.Return(mark);
                return null;
        }
    }

    /// <summary>The number of a character.</summary>
    private long Character(string literal)
    {
        var text = GoLiteral.Unquote(literal) ?? throw tokens.Failure("invalid syntax");
        var runes = text.EnumerateRunes().ToList();
        return runes.Count == 1 ? runes[0].Value : throw tokens.Failure($"malformed character constant: {literal}");
    }
}
