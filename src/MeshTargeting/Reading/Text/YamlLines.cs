using System.Buffers;

namespace MeshTargeting.Reading.Text;

/// <summary>Goes through a text by the lines that YAML sees (a form feed ends none, unlike in the runtime's own enumeration).</summary>
internal ref struct YamlLines(string text, int start, int end)
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private int _contentEnd;

    /// <summary>The index of the line's first character.</summary>
    public int Start { get; private set; } = start;

    /// <summary>The index behind the line and its break.</summary>
    public int Next { get; private set; } = start;

    /// <summary>The line without its break.</summary>
    public readonly ReadOnlySpan<char> Current => text.AsSpan(Start, _contentEnd - Start);

    public bool MoveNext()
    {
        if (Next >= end)
        {
            return false;
        }

        Start = Next;
        var length = text.AsSpan(Start, end - Start).IndexOfAny(Breaks);
        if (length < 0)
        {
            (_contentEnd, Next) = (end, end);
            return true;
        }

        _contentEnd = Start + length;
        Next = _contentEnd + (text[_contentEnd] == '\r' && _contentEnd + 1 < end && text[_contentEnd + 1] == '\n' ? 2 : 1);
        return true;
    }
}
