namespace MeshTargeting.Resources;

/// <summary>A place in a text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units.</param>
public readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    /// <inheritdoc />
    public int CompareTo(Position other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    /// <summary>Whether one place stands before another.</summary>
    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

    /// <summary>Whether one place stands after another.</summary>
    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

    /// <summary>Whether one place stands before another or is the same.</summary>
    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one place stands after another or is the same.</summary>
    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;
}
