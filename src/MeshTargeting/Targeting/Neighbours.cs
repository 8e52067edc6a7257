using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>Resources of one namespace, out of a list of one kind and mesh that stands in the order of identities (<c>World.OfKind</c>).</summary>
internal static class Neighbours
{
    /// <summary>Those of a namespace; found by halving, so that a miss costs no walk through the World.</summary>
    public static IEnumerable<Resource> InNamespace(IReadOnlyList<Resource> sorted, string ns)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(sorted[middle].Metadata.Namespace, ns) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < sorted.Count && sorted[i].Metadata.Namespace == ns; i++)
        {
            yield return sorted[i];
        }
    }

    /// <summary>Whether a namespace holds any.</summary>
    public static bool Any(IReadOnlyList<Resource> sorted, string ns) => InNamespace(sorted, ns).Any();
}
