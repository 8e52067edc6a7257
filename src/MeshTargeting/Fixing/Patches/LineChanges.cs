namespace MeshTargeting.Fixing.Patches;

/// <summary>Lines that give way to others; the ends are the numbers behind the last.</summary>
internal readonly record struct LineChange(int OldStart, int OldEnd, int NewStart, int NewEnd);

/// <summary>Finds which lines of two versions differ.</summary>
/// <remarks>
/// Fixes change few lines at a time, so the two are followed side by side, and behind a difference the nearest place is looked for at
/// which they agree again. That is not always the smallest difference, but always a true one, and it takes no more time than the
/// differences are long.
/// </remarks>
internal static class LineChanges
{
    // Further apart than this, all that is left up to the common end counts as changed.
    private const int Reach = 2000;

    /// <summary>The changes, in the order of lines.</summary>
    public static List<LineChange> Between(int[] old, int[] @new)
    {
        var changes = new List<LineChange>();
        var tail = CommonTail(old, @new);
        var (oldEnd, newEnd) = (old.Length - tail, @new.Length - tail);
        var (i, j) = (0, 0);
        while (i < oldEnd || j < newEnd)
        {
            if (i < oldEnd && j < newEnd && old[i] == @new[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var (removed, added) = Resynchronize(old.AsSpan(i, oldEnd - i), @new.AsSpan(j, newEnd - j));
            changes.Add(new LineChange(i, i + removed, j, j + added));
            (i, j) = (i + removed, j + added);
        }

        return changes;
    }

    private static int CommonTail(int[] old, int[] @new)
    {
        var count = 0;
        while (count < old.Length && count < @new.Length && old[^(count + 1)] == @new[^(count + 1)])
        {
            count++;
        }

        return count;
    }

    private static (int Removed, int Added) Resynchronize(ReadOnlySpan<int> old, ReadOnlySpan<int> @new)
    {
        for (var distance = 1; distance <= Math.Min(Reach, old.Length + @new.Length); distance++)
        {
            for (var removed = Math.Max(0, distance - @new.Length); removed <= Math.Min(distance, old.Length); removed++)
            {
                if (Agree(old[removed..], @new[(distance - removed)..]))
                {
                    return (removed, distance - removed);
                }
            }
        }

        return (old.Length, @new.Length);
    }

    /// <summary>Whether two rests go on alike; where both are at their end, the common tail follows.</summary>
    private static bool Agree(ReadOnlySpan<int> old, ReadOnlySpan<int> @new) =>
        old.IsEmpty || @new.IsEmpty ? old.Length == @new.Length : old[0] == @new[0];
}
