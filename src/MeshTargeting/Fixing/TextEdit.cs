using System.Text;

namespace MeshTargeting.Fixing;

/// <summary>One change of a text.</summary>
/// <param name="Start">The index of the first character that goes, or before which something is put in.</param>
/// <param name="Length">How many characters go; 0 for a mere insertion.</param>
/// <param name="Replacement">What takes their place.</param>
public readonly record struct TextEdit(int Start, int Length, string Replacement)
{
    /// <summary>The index behind the last character that goes.</summary>
    public int End => Start + Length;

    /// <summary>The text with the edits made. What lies outside of them stays as it is, character by character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="edits">Edits that do not overlap, in any order; insertions at the same place are made in the order in which they are given.</param>
    /// <returns>The new text; null where two edits overlap.</returns>
    public static string? Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var edit in edits.OrderBy(e => e.Start).ThenBy(e => e.Length == 0 ? 0 : 1))
        {
            if (edit.Start < position)
            {
                return null;
            }

            result.Append(text, position, edit.Start - position).Append(edit.Replacement);
            position = edit.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }
}
