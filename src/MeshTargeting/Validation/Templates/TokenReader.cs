using System.Globalization;

namespace MeshTargeting.Validation.Templates;

/// <summary>A template's tokens, one after the other, and the failures that stand at them.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _next;
    private int _seen;

    /// <summary>The line where the current action begins; 0 outside of actions.</summary>
    public int ActionLine { get; set; }

    public Token Next()
    {
        var token = Peek();
        _next++;
        return token;
    }

    public Token NextAfterSpace()
    {
        SkipSpace();
        return Next();
    }

    public Token Peek()
    {
        // The last token is its own successor.
        var index = Math.Min(_next, tokens.Count - 1);
        _seen = Math.Max(_seen, index);
        return tokens[index];
    }

    public Token PeekAfterSpace()
    {
        SkipSpace();
        return Peek();
    }

    /// <summary>The place to which <see cref="Return"/> goes back.</summary>
    public int Mark() => _next;

    public void Return(int mark) => _next = mark;

    public Token Expect(TokenKind kind, string context)
    {
        var token = NextAfterSpace();
        return token.Kind == kind ? token : throw Unexpected(token, context);
    }

    /// <summary>A failure at the last token that was looked at.</summary>
    public TemplateFailure Failure(string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"template: :{tokens[_seen].Line}: {message}"));

    /// <summary>A token where another is expected. One that is an error says itself what is wrong.</summary>
    public TemplateFailure Unexpected(Token token, string context)
    {
        if (token.Kind != TokenKind.Error)
        {
            return Failure($"unexpected {token} in {context}");
        }

        var origin = ActionLine == 0 || ActionLine == token.Line ? ""
            : token.Text.EndsWith(" action", StringComparison.Ordinal) ? " started at :"
            : " in action started at :";
        return Failure(token.Text + (origin.Length == 0 ? "" : origin + ActionLine.ToString(CultureInfo.InvariantCulture)));
    }

    private void SkipSpace()
    {
        while (Peek().Kind == TokenKind.Space)
        {
            _next++;
        }
    }
}
