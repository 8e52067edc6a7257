namespace MeshTargeting.Reading.Text;

/// <summary>A document's part of a text, from its marker or first line up to the next document's.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index behind its last character.</param>
/// <param name="FirstLine">The line, from 1, at which it starts; it always starts at the first column.</param>
internal readonly record struct DocumentSlice(int Start, int End, int FirstLine)
{
    public int Length => End - Start;
}
