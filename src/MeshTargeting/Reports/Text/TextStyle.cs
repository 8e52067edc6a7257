using System.Text;
using MeshTargeting.Findings;

namespace MeshTargeting.Reports.Text;

/// <summary>How text is set off: with the colours of a terminal, or not at all.</summary>
public sealed class TextStyle
{
    /// <summary>No colours: for files, pipes and whoever sets NO_COLOR.</summary>
    public static readonly TextStyle Plain = new(false);

    /// <summary>The colours of a terminal.</summary>
    public static readonly TextStyle Coloured = new(true);

    private readonly bool _colours;

    private TextStyle(bool colours) => _colours = colours;

    /// <summary>Whether there are colours, and so a terminal that shows signs beyond letters.</summary>
    public bool IsColoured => _colours;

    /// <summary>A heading.</summary>
    public string Heading(string text) => Wrap("1", text);

    /// <summary>Something of less weight.</summary>
    public string Faint(string text) => Wrap("2", text);

    /// <summary>What marks a place.</summary>
    public string Mark(string text) => Wrap("1;36", text);

    /// <summary>Something good.</summary>
    public string Good(string text) => Wrap("32", text);

    /// <summary>Something of a severity.</summary>
    public string Of(Severity severity, string text) => Wrap(
        severity switch
        {
            Severity.Error => "31",
            Severity.Warning => "33",
            _ => "36",
        },
        text);

    /// <summary>
    /// Text from a manifest, fit for one line of a terminal: line breaks become spaces, and other control characters, which could
    /// speak to the terminal, become <c>\u</c> escapes.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t')
            {
                line.Append(' ');
            }
            else if (char.IsControl(c) && c != '\r')
            {
                line.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (c != '\r')
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }

    private string Wrap(string code, string text) => _colours ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
