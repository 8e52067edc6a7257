using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// The one order of resources: by identity; within one identity what is given before what is derived, then by file and place
/// in the file (of derived ones, in the order of what they derive from). It is total for everything that was read from text, so
/// the order of the input never shows.
/// </summary>
internal sealed class ResourceOrder : IComparer<Resource>
{
    /// <summary>The order.</summary>
    public static readonly ResourceOrder Instance = new();

    /// <inheritdoc />
    public int Compare(Resource? x, Resource? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        // The order of ResourceId, without making any: sorting is most of what making a World costs.
        var (a, b) = (x!.Metadata, y!.Metadata);
        var order = ReferenceEquals(x.Kind, y.Kind) ? 0 : string.CompareOrdinal(x.Kind.Name, y.Kind.Name);
        order = order != 0 ? order : string.CompareOrdinal(a.Mesh, b.Mesh);
        order = order != 0 ? order : string.CompareOrdinal(a.Namespace, b.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
        if (order != 0)
        {
            return order;
        }

        order = x.IsDerived.CompareTo(y.IsDerived);
        if (order == 0 && x.DerivedFrom is { } origin && y.DerivedFrom is { } other)
        {
            order = Compare(origin, other);
        }

        order = order != 0 ? order : string.CompareOrdinal(x.Source?.File, y.Source?.File);
        order = order != 0 ? order : Nullable.Compare(x.Source?.Index, y.Source?.Index);
        return order != 0 ? order : Nullable.Compare(x.Source?.Item, y.Source?.Item);
    }

    /// <summary>What Kuma prefers where a selector finds several: the oldest, then the first by name; what has no age yet is youngest.</summary>
    public static int ByAge(Resource x, Resource y)
    {
        var order = (x.Metadata.CreationTime ?? DateTimeOffset.MaxValue).CompareTo(y.Metadata.CreationTime ?? DateTimeOffset.MaxValue);
        order = order != 0 ? order : string.CompareOrdinal(x.Metadata.Name, y.Metadata.Name);
        return order != 0 ? order : Instance.Compare(x, y);
    }
}
