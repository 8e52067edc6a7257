using System.Globalization;
using System.Text;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>Text made safe for HTML, JavaScript and queries, as Go's templates do.</summary>
internal static class Escapes
{
    public static string Html(string text) => Each(text, rune => rune.Value switch
    {
        '"' => "&#34;",
        '\'' => "&#39;",
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        0 => "\uFFFD",
        _ => null,
    });

    public static string JavaScript(string text) => Each(text, rune => rune.Value switch
    {
        '\\' => @"\\",
        '\'' => @"\'",
        '"' => "\\\"",
        '<' => @"\u003C",
        '>' => @"\u003E",
        '&' => @"\u0026",
        '=' => @"\u003D",
        < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
        >= 0x80 when !GoQuote.IsPrintable(rune) => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
        _ => null,
    });

    public static string Query(string text)
    {
        var escaped = new LimitedText();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~')
            {
                escaped.Append(character);
            }
            else
            {
                escaped.Append(octet == ' ' ? "+" : string.Create(CultureInfo.InvariantCulture, $"%{octet:X2}"));
            }
        }

        return escaped.ToString();
    }

    private static string Each(string text, Func<Rune, string?> escape)
    {
        var escaped = new LimitedText();
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(escape(rune) ?? rune.ToString());
        }

        return escaped.ToString();
    }
}
