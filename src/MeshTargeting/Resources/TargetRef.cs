using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources;

/// <summary>A reference of a policy: to what it applies, or where traffic goes (api/common/v1alpha1/targetref.go).</summary>
public record TargetRef
{
    /// <summary>The kind that is referred to; null where the manifest leaves it out.</summary>
    [Required]
    [OneOf("Mesh", "MeshSubset", "MeshGateway", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshServiceSubset", "MeshHTTPRoute", "Dataplane")]
    [Until("3.0", "MeshSubset", "MeshGateway", "MeshServiceSubset")]
    [Doc("Kind of the resource that is referred to.")]
    public string? Kind { get; init; }

    /// <summary>The name; excludes <see cref="Labels"/>.</summary>
    [Until("3.0")]
    [Doc("Name of the resource. Excludes labels.")]
    public string? Name { get; init; }

    /// <summary>Inbound tags, for MeshSubset, MeshServiceSubset and MeshGateway.</summary>
    [Until("3.0")]
    [Doc("Tags that select a subset of proxies; only with kind MeshSubset, MeshServiceSubset or MeshGateway.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Reserved by Kuma for references across meshes.</summary>
    [Until("3.0")]
    [Doc("Reserved for references across meshes.")]
    public string? Mesh { get; init; }

    /// <summary>To which proxies a Mesh or MeshSubset reference is narrowed; null or absent is all.</summary>
    [Until("3.0")]
    [OneOf("Sidecar", "Gateway")]
    [Doc("Types of proxies that the reference is narrowed to; all when absent.")]
    public IReadOnlyList<string>? ProxyTypes { get; init; }

    /// <summary>The namespace; absent is the policy's own.</summary>
    [Until("3.0")]
    [Doc("Namespace of the resource; the policy's own when absent. Kubernetes only.")]
    public string? Namespace { get; init; }

    /// <summary>Labels that select resources; excludes <see cref="Name"/>.</summary>
    [Doc("Labels that select resources in place of a name.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>A port of a service or an inbound of a proxy, by name, or by number where it has no name.</summary>
    [Doc("A section of the resource: a port of a service or an inbound of a proxy, by its name, or its number where it has none.")]
    public string? SectionName { get; init; }
}
