namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Sorts and leaves what is equal in its order. Unlike the library's sort it stays sane with a relation that is not transitive, as that
/// between references to Dataplanes is, and then does as Kuma's does with up to 20 items: it inserts one after the other.
/// </summary>
internal static class StableSort
{
    private const int Block = 20;

    /// <summary>The items in ascending order.</summary>
    public static T[] Sort<T>(IEnumerable<T> items, Comparison<T> compare)
    {
        var sorted = items.ToArray();
        for (var start = 0; start < sorted.Length; start += Block)
        {
            Insert(sorted.AsSpan(start, Math.Min(Block, sorted.Length - start)), compare);
        }

        for (var width = Block; width < sorted.Length; width *= 2)
        {
            var merged = new T[sorted.Length];
            for (var start = 0; start < sorted.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, sorted.Length);
                var end = Math.Min(start + (2 * width), sorted.Length);
                Merge(sorted.AsSpan(start..middle), sorted.AsSpan(middle..end), merged.AsSpan(start..end), compare);
            }

            sorted = merged;
        }

        return sorted;
    }

    private static void Insert<T>(Span<T> items, Comparison<T> compare)
    {
        for (var i = 1; i < items.Length; i++)
        {
            for (var j = i; j > 0 && compare(items[j], items[j - 1]) < 0; j--)
            {
                (items[j], items[j - 1]) = (items[j - 1], items[j]);
            }
        }
    }

    private static void Merge<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, Comparison<T> compare)
    {
        var (l, r) = (0, 0);
        for (var i = 0; i < result.Length; i++)
        {
            var takeRight = l == left.Length || (r < right.Length && compare(right[r], left[l]) < 0);
            result[i] = takeRight ? right[r++] : left[l++];
        }
    }
}
