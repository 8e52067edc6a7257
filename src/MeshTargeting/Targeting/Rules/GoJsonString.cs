using System.Globalization;
using System.Text;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Strings as Go's encoding/json writes them, where a hash goes by the very bytes.</summary>
internal static class GoJsonString
{
    public static void Append(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    json.Append('\\').Append((char)rune.Value);
                    break;
                case '\b':
                    json.Append(@"\b");
                    break;
                case '\f':
                    json.Append(@"\f");
                    break;
                case '\n':
                    json.Append(@"\n");
                    break;
                case '\r':
                    json.Append(@"\r");
                    break;
                case '\t':
                    json.Append(@"\t");
                    break;

                // Beside control characters what could end a script in HTML or a line in JavaScript.
                case < 0x20 or '<' or '>' or '&' or 0x2028 or 0x2029:
                    json.Append(CultureInfo.InvariantCulture, $@"\u{rune.Value:x4}");
                    break;
                default:
                    json.Append(rune.ToString());
                    break;
            }
        }

        json.Append('"');
    }
}
