using System.Collections.Frozen;

namespace MeshTargeting.Resources;

/// <summary>What a manifest says of a resource besides its spec; the same for both envelopes.</summary>
public sealed record ResourceMetadata
{
    /// <summary>Empty where there is none: a World of many objects has room for one field, not for two.</summary>
    private readonly Guid _uid;

    /// <summary>No labels, or no annotations.</summary>
    public static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    /// <summary>The name, as written; never null, empty where the manifest has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The Kubernetes namespace; empty on Universal, for cluster-scoped kinds, and where the manifest leaves it out.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>
    /// The mesh. On Kubernetes the label <c>kuma.io/mesh</c> (for a Dataplane the field <c>mesh</c>), on Universal the field
    /// <c>mesh</c>; <c>default</c> where that is absent, empty where it is present and empty, empty for kinds without a mesh.
    /// </summary>
    public string Mesh { get; init; } = "";

    /// <summary>
    /// True where the manifest names no mesh and <see cref="Mesh"/> is therefore <c>default</c>; false for kinds without a mesh.
    /// </summary>
    public bool MeshIsImplied { get; init; }

    /// <summary>The labels as written, without what Kuma computes (see <c>EffectiveLabels</c>).</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = None;

    /// <summary>The annotations as written; always empty on Universal.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = None;

    /// <summary>When the resource was made; null in manifests that nothing has stored yet.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>
    /// What Kubernetes tells the resource by from others that had, or will have, its name; null on Universal, in manifests that nothing
    /// has stored yet, and where it is no UUID.
    /// </summary>
    public Guid? Uid
    {
        get => _uid == Guid.Empty ? null : _uid;
        init => _uid = value ?? Guid.Empty;
    }

    /// <summary>
    /// Which state of the resource this is (<c>metadata.resourceVersion</c>): Kubernetes refuses a write that is meant for another one.
    /// Null on Universal and in manifests that nothing has stored yet.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>True where Kubernetes has been told to delete the resource, and something still holds it (<c>metadata.deletionTimestamp</c>).</summary>
    public bool IsTerminating { get; init; }

    /// <summary>With which objects the resource goes; empty on Universal. Entries that name no object are left out.</summary>
    public IReadOnlyList<OwnerReference> Owners { get; init; } = [];
}
