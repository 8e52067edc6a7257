using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>The sorts of tokens.</summary>
internal enum TokenKind
{
    Error,
    End,
    Text,
    LeftDelimiter,
    RightDelimiter,
    Space,
    Assign,
    Declare,
    Pipe,
    LeftParenthesis,
    RightParenthesis,
    Character,
    Bool,
    CharacterConstant,
    Number,
    QuotedText,
    RawText,
    Field,
    Identifier,
    Variable,

    // Keywords, which messages show otherwise than the rest.
    Dot,
    Block,
    Break,
    Continue,
    Define,
    Else,
    EndKeyword,
    If,
    Nil,
    Range,
    Template,
    With,
}

/// <summary>A token of a template.</summary>
/// <param name="Kind">Its sort.</param>
/// <param name="Position">Where it begins, as an index into the text.</param>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Text">The text itself; of an error its message.</param>
internal readonly record struct Token(TokenKind Kind, int Position, int Line, string Text)
{
    private const int LongestShown = 10;

    /// <summary>As Go's messages show it.</summary>
    public override string ToString() =>
        Kind == TokenKind.End ? "EOF"
        : Kind == TokenKind.Error ? Text
        : Kind >= TokenKind.Dot ? $"<{Text}>"
        : Text.EnumerateRunes().Count() > LongestShown ? GoQuote.Of(string.Concat(Text.EnumerateRunes().Take(LongestShown))) + "..."
        : GoQuote.Of(Text);
}
