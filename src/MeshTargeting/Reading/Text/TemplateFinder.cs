using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>Tells manifests from the templates (Helm, Jinja, Go) of which manifests are made.</summary>
internal static class TemplateFinder
{
    /// <summary>Whether the brace at an index is the second of <c>{{</c>.</summary>
    public static bool IsInnerBrace(string text, int index) => index > 0 && index < text.Length && text[index] == '{' && text[index - 1] == '{';

    /// <summary>Whether a value still holds a placeholder. <c>${…}</c> is a plain string to everyone who reads manifests.</summary>
    public static bool HasPlaceholder(string value) => value.Contains("{{", StringComparison.Ordinal);

    /// <summary>The finding for a placeholder.</summary>
    public static Problem Unrendered(Position position) => new(
        ReadingRules.TemplateNotRendered,
        position,
        "template not rendered: run helm template, or whichever tool it is written for, and check what that prints");

    /// <summary>
    /// The first <c>{{</c> or <c>{%</c> of a document that is neither quoted nor in a comment; null where there is none. For documents
    /// that cannot be parsed: in those that can, such braces may well stand in a block scalar.
    /// </summary>
    public static Position? Find(string text, DocumentSlice slice)
    {
        var lines = new YamlLines(text, slice.Start, slice.End);
        for (var line = slice.FirstLine; lines.MoveNext(); line++)
        {
            if (FindInLine(lines.Current) is var column and >= 0)
            {
                return new Position(line, column + 1);
            }
        }

        return null;
    }

    private static int FindInLine(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var startsToken = i == 0 || line[i - 1] is ' ' or '\t' or '[' or '{' or ',' or ':' or '-';
            if (quote != '\0')
            {
                if (c == '\\' && quote == '"')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '"' or '\'' && startsToken)
            {
                quote = c;
            }
            else if (c == '#' && startsToken)
            {
                return -1;
            }
            else if (c == '{' && i + 1 < line.Length && line[i + 1] is '{' or '%')
            {
                return i;
            }
        }

        return -1;
    }
}
