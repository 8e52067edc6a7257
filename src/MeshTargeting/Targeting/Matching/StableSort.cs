namespace MeshTargeting.Targeting.Matching;

/// <summary>
/// Sorts by something that need not be an order: the library's own sorting may refuse that. What is equal stays as it was; short runs
/// are sorted by insertion, as Go does, and merged.
/// </summary>
internal static class StableSort
{
    /// <summary>The length up to which Go's slices.SortFunc sorts by insertion.</summary>
    public const int Run = 12;

    /// <summary>The same of slices.SortStableFunc.</summary>
    public const int StableRun = 20;

    /// <summary>Sorts in place.</summary>
    /// <param name="items">The items.</param>
    /// <param name="compare">The relation.</param>
    /// <param name="run">The length of the runs that are sorted by insertion.</param>
    public static void Sort<T>(T[] items, Comparison<T> compare, int run = Run)
    {
        for (var start = 0; start < items.Length; start += run)
        {
            Insert(items.AsSpan(start, Math.Min(run, items.Length - start)), compare);
        }

        if (items.Length <= run)
        {
            return;
        }

        var (from, to) = (items, new T[items.Length]);
        for (var width = run; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, items.Length);
                var end = Math.Min(start + (2 * width), items.Length);
                Merge(from.AsSpan(start, middle - start), from.AsSpan(middle, end - middle), to.AsSpan(start, end - start), compare);
            }

            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, items))
        {
            from.CopyTo(items, 0);
        }
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

    private static void Merge<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> into, Comparison<T> compare)
    {
        var (l, r) = (0, 0);
        for (var i = 0; i < into.Length; i++)
        {
            var takeLeft = r == right.Length || (l < left.Length && compare(right[r], left[l]) >= 0);
            into[i] = takeLeft ? left[l++] : right[r++];
        }
    }
}
