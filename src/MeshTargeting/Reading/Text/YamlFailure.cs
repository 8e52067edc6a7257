using MeshTargeting.Resources;
using YamlDotNet.Core;

namespace MeshTargeting.Reading.Text;

/// <summary>Makes findings of the parser's exceptions.</summary>
internal static class YamlFailure
{
    /// <summary>
    /// Whether an exception is the parser's word on a text: besides its own it throws some of the runtime's for a few texts that are
    /// broken in uncommon ways.
    /// </summary>
    public static bool IsFromParser(Exception e) => e is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException;

    /// <summary>What to say of a tab in the indentation.</summary>
    public const string TabIndent = "not valid YAML: a tab stands in the indentation, where only spaces may";

    /// <param name="failure">What the parser threw.</param>
    /// <param name="text">The text.</param>
    /// <param name="slice">The document.</param>
    /// <param name="reached">How far the scanner has come, for exceptions without a place.</param>
    /// <param name="bracket">The innermost bracket that was open; null where none was.</param>
    public static Problem Explain(Exception failure, string text, DocumentSlice slice, in Mark reached, Position? bracket)
    {
        if (TemplateFinder.Find(text, slice) is { } template)
        {
            return TemplateFinder.Unrendered(template);
        }

        var place = Place(failure, reached);
        if (FindTabIndent(text, slice, (int)place.Line, (int)reached.Line) is { } tab)
        {
            return new Problem(ReadingRules.InvalidText, tab, TabIndent);
        }

        if (bracket is { } open && text.AsSpan(slice.Start, slice.Length)[(int)Math.Min(place.Index, slice.Length)..].IsWhiteSpace())
        {
            return new Problem(ReadingRules.InvalidText, open, "not valid YAML: the bracket that opens here is never closed");
        }

        return new Problem(ReadingRules.InvalidText, Clamp(text, slice, place), $"not valid YAML: {Describe(failure)}");
    }

    /// <summary>The place in the text; the parser counts the end of a text as a line of its own, which is taken back here.</summary>
    private static Position Clamp(string text, DocumentSlice slice, in Mark place)
    {
        if (place.Index < slice.Length)
        {
            return InDocument(slice, (int)place.Line, (int)place.Column);
        }

        var last = new Position(slice.FirstLine, 1);
        var lines = new YamlLines(text, slice.Start, slice.End);
        for (var line = 1; lines.MoveNext(); line++)
        {
            if (lines.Current.TrimEnd() is { IsEmpty: false } content)
            {
                last = InDocument(slice, line, content.Length + 1);
            }
        }

        return last;
    }

    private static Position InDocument(DocumentSlice slice, int line, int column) => new(line + slice.FirstLine - 1, column);

    private static Mark Place(Exception failure, in Mark reached)
    {
        if (failure is not YamlException yaml || yaml.Start.Equals(Mark.Empty))
        {
            return reached;
        }

        // A quoted scalar that does not end is best found at its opening quote, a wrong escape within it where it stands.
        return yaml.Message.Contains("escape", StringComparison.Ordinal)
            || yaml.Message.Contains("hexadecimal", StringComparison.Ordinal)
            ? yaml.End
            : yaml.Start;
    }

    private static string Describe(Exception failure)
    {
        var message = failure is YamlException ? failure.Message.TrimEnd('.') : "unexpected text";
        return message.Length == 0 ? "unexpected text" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    /// <summary>
    /// A tab among the white space that begins the line of the error or one between it and where the scanner stopped. The parser
    /// reports tabs at a wrong place, or as something else altogether.
    /// </summary>
    private static Position? FindTabIndent(string text, DocumentSlice slice, int firstLine, int lastLine)
    {
        var lines = new YamlLines(text, slice.Start, slice.End);
        for (var line = 1; line <= Math.Max(firstLine, lastLine) && lines.MoveNext(); line++)
        {
            if (line >= firstLine && TabIndents.InLine(lines.Current) is var tab and >= 0)
            {
                return InDocument(slice, line, tab + 1);
            }
        }

        return null;
    }
}
