namespace MeshTargeting.Reading.Text;

/// <summary>Reads a part of a text without copying it out first.</summary>
internal sealed class SliceReader(string text, DocumentSlice slice) : TextReader
{
    private int _position = slice.Start;

    public override int Peek() => _position < slice.End ? text[_position] : -1;

    public override int Read() => _position < slice.End ? text[_position++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var count = Math.Min(buffer.Length, slice.End - _position);
        text.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
