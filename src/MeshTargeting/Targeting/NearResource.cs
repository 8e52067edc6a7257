using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>The resource that was probably meant by a name that nothing has.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="IsInPlace">True where it is in the namespace in which Kuma looks, else it is in another.</param>
/// <param name="IsMisspelt">True where the written name is a misspelling of its name rather than a name of its own.</param>
/// <param name="IsOnly">True where no other resource has a name that is as near.</param>
internal sealed record NearResource(Resource Resource, bool IsInPlace, bool IsMisspelt, bool IsOnly)
{
    /// <summary>Its name.</summary>
    public string Name => Resource.Metadata.Name;

    /// <summary>
    /// Whether the World itself shows that the name is a mistake, however much of the mesh it lacks: the resource stands where Kuma looks,
    /// and is called almost so.
    /// </summary>
    public bool IsEvidence => IsInPlace && IsMisspelt;

    /// <summary>What a message says of it.</summary>
    public string Suggestion => IsInPlace || Resource.Metadata.Namespace.Length == 0
        ? $"did you mean \"{Name}\"?"
        : $"did you mean \"{Name}\" in namespace {Resource.Metadata.Namespace}?";

    /// <summary>Writes its name at a place; null where another may be meant as well.</summary>
    public Fix? FixAt(string path) =>
        IsEvidence && IsOnly ? new Fix($"write {path[(path.LastIndexOf('.') + 1)..]}: {Name}", new ReplaceValue(path, JsonText.Of(Name))) : null;

    /// <summary>The resource of a kind with the nearest name: in a namespace if there is one, else in any; null where none is near.</summary>
    public static NearResource? Find(World world, KindDescriptor kind, string mesh, string ns, string name)
    {
        var all = world.OfKind(mesh, kind);
        var here = Neighbours.InNamespace(all, ns).ToList();
        return Of(here, name, isInPlace: true) ?? Of(all, name, isInPlace: false);
    }

    private static NearResource? Of(IReadOnlyList<Resource> among, string name, bool isInPlace) =>
        NearName.Find(name, among.Select(r => r.Metadata.Name), out var isOnly) is { } near
            ? new NearResource(among.First(r => r.Metadata.Name == near), isInPlace, NearName.IsMisspelling(name, near), isOnly)
            : null;
}
