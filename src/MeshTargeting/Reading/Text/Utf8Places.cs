using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>Lines and columns of a UTF-8 text. Asked for ever later places, it goes through the text once.</summary>
internal ref struct Utf8Places(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _index;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The place of the byte at an index, which must not lie before the last one asked for.</summary>
    public Position At(int index)
    {
        foreach (var b in _utf8[_index..index])
        {
            if (b == '\n')
            {
                _line++;
                _column = 1;
            }
            else
            {
                _column += CodeUnits(b);
            }
        }

        _index = index;
        return new Position(_line, _column);
    }

    /// <summary>The place of a byte, given by the line and the bytes before it in that line, both from 0.</summary>
    public static Position Find(ReadOnlySpan<byte> utf8, int line, int byteInLine)
    {
        for (var skipped = 0; skipped < line; skipped++)
        {
            utf8 = utf8[(utf8.IndexOf((byte)'\n') + 1)..];
        }

        var column = 1;
        foreach (var b in utf8[..Math.Min(byteInLine, utf8.Length)])
        {
            column += CodeUnits(b);
        }

        return new Position(line + 1, column);
    }

    /// <summary>How many UTF-16 code units a byte begins: none within a character, two where it begins one of four bytes.</summary>
    private static int CodeUnits(byte b) => (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
}
