using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>Makes a tree of a template's tokens; what is wrong is told in the words of Go's text/template. The nesting is limited.</summary>
internal sealed class Parser
{
    private const int DeepestNesting = 100;

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private readonly Dictionary<string, ListNode> _definitions = new(StringComparer.Ordinal);
    private int _depth;
    private int _ranges;

    private Parser(string text, IReadOnlySet<string> functions)
    {
        _tokens = new TokenReader(Lexer.Read(text));
        _expressions = new ExpressionParser(_tokens, functions, DeepestNesting);
    }

    /// <summary>The template of that text, under the empty name, and those that it defines.</summary>
    /// <exception cref="TemplateFailure">The text is no template.</exception>
    public static IReadOnlyDictionary<string, ListNode> Parse(string text, IReadOnlySet<string> functions)
    {
        var parser = new Parser(text, functions);
        var root = new ListNode(0, []);
        while (parser._tokens.Peek().Kind != TokenKind.End)
        {
            if (parser.IsDefinition())
            {
                parser.ParseDefinition();
                continue;
            }

            var node = parser.ParseTextOrAction();
            if (node is EndNode)
            {
                throw parser._tokens.Failure($"unexpected {node.Show()}");
            }

            root.Nodes.Add(node);
        }

        parser.Define("", root);
        return parser._definitions;
    }

    private bool IsDefinition()
    {
        if (_tokens.Peek().Kind != TokenKind.LeftDelimiter)
        {
            return false;
        }

        var mark = _tokens.Mark();
        _tokens.Next();
        var isDefinition = _tokens.NextAfterSpace().Kind == TokenKind.Define;
        if (!isDefinition)
        {
            _tokens.Return(mark);
        }

        return isDefinition;
    }

    private void ParseDefinition()
    {
        const string context = "define clause";
        var name = ParseName(_tokens.NextAfterSpace(), context);
        _tokens.Expect(TokenKind.RightDelimiter, context);
        Define(name, ParseBody(context));
    }

    private string ParseName(Token token, string context) =>
        token.Kind is not (TokenKind.QuotedText or TokenKind.RawText)
            ? throw _tokens.Unexpected(token, context)
            : GoLiteral.Unquote(token.Text) ?? throw _tokens.Failure("invalid syntax");

    /// <summary>A body with variables of its own, up to its end.</summary>
    private ListNode ParseBody(string context)
    {
        Descend();
        var outer = _expressions.Variables;
        var ranges = _ranges;
        (_expressions.Variables, _ranges) = (["$"], 0);
        var (list, end) = ParseList();
        (_expressions.Variables, _ranges) = (outer, ranges);
        _depth--;
        return end.IsElse ? throw _tokens.Failure($"unexpected {end.Show()} in {context}") : list;
    }

    private void Define(string name, ListNode list)
    {
        if (!_definitions.TryGetValue(name, out var earlier) || IsEmpty(earlier))
        {
            _definitions[name] = list;
        }
        else if (!IsEmpty(list))
        {
            throw _tokens.Failure($"template: multiple definition of template {GoQuote.Of(name)}");
        }
    }

    private static bool IsEmpty(ListNode list) => list.Nodes.All(n => n is TextNode text && string.IsNullOrWhiteSpace(text.Text));

    private (ListNode List, EndNode End) ParseList()
    {
        var list = new ListNode(_tokens.PeekAfterSpace().Position, []);
        while (_tokens.PeekAfterSpace().Kind != TokenKind.End)
        {
            var node = ParseTextOrAction();
            if (node is EndNode end)
            {
                return (list, end);
            }

            list.Nodes.Add(node);
        }

        throw _tokens.Failure("unexpected EOF");
    }

    private Node ParseTextOrAction()
    {
        var token = _tokens.NextAfterSpace();
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new TextNode(token.Position, token.Text);
            case TokenKind.LeftDelimiter:
                _tokens.ActionLine = token.Line;
                var action = ParseAction();
                _tokens.ActionLine = 0;
                return action;
            default:
                throw _tokens.Unexpected(token, "input");
        }
    }

    private Node ParseAction()
    {
        var mark = _tokens.Mark();
        var token = _tokens.NextAfterSpace();
        switch (token.Kind)
        {
            case TokenKind.If or TokenKind.With or TokenKind.Range:
                return ParseControl(token.Kind);
            case TokenKind.Else:
                return ParseElse();
            case TokenKind.EndKeyword:
                return new EndNode(_tokens.Expect(TokenKind.RightDelimiter, "end").Position, IsElse: false);
            case TokenKind.Break or TokenKind.Continue:
                return ParseJump(token);
            case TokenKind.Template:
                return ParseTemplate();
            case TokenKind.Block:
                return ParseBlock();
        }

        _tokens.Return(mark);
        return new ActionNode(_tokens.Peek().Position, _expressions.ParsePipeline("command", TokenKind.RightDelimiter));
    }

    private EndNode ParseElse()
    {
        // What follows continues the action: if and with begin one of their own.
        var next = _tokens.PeekAfterSpace();
        return next.Kind is TokenKind.If or TokenKind.With
            ? new EndNode(next.Position, IsElse: true)
            : new EndNode(_tokens.Expect(TokenKind.RightDelimiter, "else").Position, IsElse: true);
    }

    private JumpNode ParseJump(Token token)
    {
        var jump = $"{{{{{token.Text}}}}}";
        var next = _tokens.NextAfterSpace();
        return next.Kind != TokenKind.RightDelimiter ? throw _tokens.Unexpected(next, jump)
            : _ranges == 0 ? throw _tokens.Failure($"{jump} outside {{{{range}}}}")
            : new JumpNode(token.Position, token.Kind);
    }

    private ControlNode ParseControl(TokenKind kind)
    {
        Descend();
        var variables = _expressions.Variables.Count;
        var pipe = _expressions.ParsePipeline(Word(kind), TokenKind.RightDelimiter);
        _ranges += kind == TokenKind.Range ? 1 : 0;
        var (list, end) = ParseList();
        _ranges -= kind == TokenKind.Range ? 1 : 0;
        var otherwise = end.IsElse ? ParseOtherwise(kind, end) : null;
        _expressions.Variables.RemoveRange(variables, _expressions.Variables.Count - variables);
        _depth--;
        return new ControlNode(pipe.Position, kind, pipe, list, otherwise);
    }

    private ListNode ParseOtherwise(TokenKind kind, EndNode end)
    {
        // One end closes a whole chain of else if, or of else with.
        if (kind != TokenKind.Range && _tokens.Peek().Kind == kind)
        {
            _tokens.Next();
            return new ListNode(end.Position, [ParseControl(kind)]);
        }

        var (list, last) = ParseList();
        return last.IsElse ? throw _tokens.Failure($"expected end; found {last.Show()}") : list;
    }

    private TemplateNode ParseTemplate()
    {
        const string context = "template clause";
        var token = _tokens.NextAfterSpace();
        var name = ParseName(token, context);
        var mark = _tokens.Mark();
        if (_tokens.NextAfterSpace().Kind == TokenKind.RightDelimiter)
        {
            return new TemplateNode(token.Position, name, null);
        }

        _tokens.Return(mark);
        return new TemplateNode(token.Position, name, _expressions.ParsePipeline(context, TokenKind.RightDelimiter));
    }

    private TemplateNode ParseBlock()
    {
        const string context = "block clause";
        var token = _tokens.NextAfterSpace();
        var name = ParseName(token, context);
        var pipe = _expressions.ParsePipeline(context, TokenKind.RightDelimiter);
        Define(name, ParseBody(context));
        return new TemplateNode(token.Position, name, pipe);
    }

    private void Descend()
    {
        if (++_depth > DeepestNesting)
        {
            throw _tokens.Failure($"more than {DeepestNesting} actions within each other");
        }
    }

    private static string Word(TokenKind kind) => kind switch
    {
        TokenKind.If => "if",
        TokenKind.With => "with",
        _ => "range",
    };
}
