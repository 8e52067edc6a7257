using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>Searching and changing arrays of resources that stand in <see cref="ResourceOrder"/>.</summary>
internal static class SortedResources
{
    /// <summary>The resources of an identity.</summary>
    public static ReadOnlySpan<Resource> RangeOf(Resource[] sorted, ResourceId id)
    {
        var start = FirstNotBefore(sorted, id, static (r, wanted) => r.Id.CompareTo(wanted));
        var end = start;
        while (end < sorted.Length && sorted[end].Id == id)
        {
            end++;
        }

        return sorted.AsSpan(start, end - start);
    }

    /// <summary>The resources of a namespace, in an array that holds those of one kind and mesh.</summary>
    public static ReadOnlySpan<Resource> InNamespace(Resource[] sorted, string ns)
    {
        var start = FirstNotBefore(sorted, ns, static (r, wanted) => string.CompareOrdinal(r.Metadata.Namespace, wanted));
        var end = FirstNotBefore(sorted, ns, static (r, wanted) => string.CompareOrdinal(r.Metadata.Namespace, wanted) <= 0 ? -1 : 1);
        return sorted.AsSpan(start, end - start);
    }

    /// <summary>The first of each identity; the same array where there are no duplicates.</summary>
    public static Resource[] FirstOfEach(Resource[] sorted)
    {
        var duplicates = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            duplicates += sorted[i].Id == sorted[i - 1].Id ? 1 : 0;
        }

        return duplicates == 0 ? sorted : sorted.Where((r, i) => i == 0 || r.Id != sorted[i - 1].Id).ToArray();
    }

    /// <summary>The array without some of its resources and with others; costs a copy and a search for each of them.</summary>
    public static Resource[] Splice(Resource[] sorted, IReadOnlyCollection<Resource> removed, IReadOnlyCollection<Resource> added)
    {
        var gone = removed.Select(r => PlaceOf(sorted, r)).ToArray();
        var come = added.ToArray();
        Array.Sort(gone);
        Array.Sort(come, ResourceOrder.Instance);

        var result = new Resource[sorted.Length + come.Length - gone.Length];
        var (read, write, skip) = (0, 0, 0);
        foreach (var resource in come)
        {
            CopyUpTo(FirstNotBefore(sorted, resource, static (r, wanted) => ResourceOrder.Instance.Compare(r, wanted)));
            result[write++] = resource;
        }

        CopyUpTo(sorted.Length);
        return result;

        void CopyUpTo(int end)
        {
            for (; skip < gone.Length && gone[skip] < end; skip++)
            {
                Copy(gone[skip]);
                read++;
            }

            Copy(end);
        }

        void Copy(int end)
        {
            Array.Copy(sorted, read, result, write, end - read);
            write += end - read;
            read = end;
        }
    }

    private static int PlaceOf(Resource[] sorted, Resource resource)
    {
        var place = FirstNotBefore(sorted, resource, static (r, wanted) => ResourceOrder.Instance.Compare(r, wanted));
        while (!ReferenceEquals(sorted[place], resource))
        {
            place++;
        }

        return place;
    }

    private static int FirstNotBefore<T>(Resource[] sorted, T wanted, Func<Resource, T, int> compare)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = compare(sorted[middle], wanted) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
