namespace MeshTargeting.Resources;

/// <summary>What tells one resource from another.</summary>
/// <param name="Kind">The kind, as written in a manifest.</param>
/// <param name="Mesh">The mesh; empty for kinds that belong to none.</param>
/// <param name="Namespace">The Kubernetes namespace; empty on Universal and for cluster-scoped kinds.</param>
/// <param name="Name">The name as written in the manifest, without namespace.</param>
public readonly record struct ResourceId(string Kind, string Mesh, string Namespace, string Name) : IComparable<ResourceId>
{
    /// <inheritdoc />
    public int CompareTo(ResourceId other)
    {
        var order = string.CompareOrdinal(Kind, other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(Mesh, other.Mesh);
        order = order != 0 ? order : string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>Kind, then <c>namespace/name</c> or the bare name: how messages speak of a resource.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
#pragma warning disable CS1591 // Ordering operators speak for themselves.
    public static bool operator <(ResourceId left, ResourceId right) => left.CompareTo(right) < 0;

    public static bool operator >(ResourceId left, ResourceId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ResourceId left, ResourceId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ResourceId left, ResourceId right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591
}
