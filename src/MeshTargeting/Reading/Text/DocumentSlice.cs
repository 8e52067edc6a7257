namespace MeshTargeting.Reading.Text;

/// <summary>A document's part of a text, from its marker or first line up to the next document's.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index behind its last character.</param>
/// <param name="FirstLine">The line, from 1, at which it starts; it always starts at the first column.</param>
/// <param name="IsEmpty">True where it holds nothing but its marker, comments and white space.</param>
internal readonly record struct DocumentSlice(int Start, int End, int FirstLine, bool IsEmpty = false)
{
    public int Length => End - Start;
}
