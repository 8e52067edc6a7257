using System.Globalization;
using System.Text;

namespace MeshTargeting.Reports.Text;

/// <summary>Text from a manifest as a terminal shows it, with the columns that it takes.</summary>
internal static class DisplayText
{
    private const int TabWidth = 4;

    private static readonly (int First, int Last)[] WideRunes =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97C),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The text and its width: tabs are spaces, what could speak to the terminal or turn the text round is an escape.</summary>
    public static (string Text, int Width) Of(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                shown.Append(' ', TabWidth);
                width += TabWidth;
            }
            else if (Rune.IsControl(rune) || IsDirection(rune.Value))
            {
                var escape = string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
                shown.Append(escape);
                width += escape.Length;
            }
            else
            {
                shown.Append(rune.ToString());
                width += WidthOf(rune);
            }
        }

        return (shown.ToString(), width);
    }

    private static bool IsDirection(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x2028 or 0x2029;

    private static int WidthOf(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        return WideRunes.Any(range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
    }
}
