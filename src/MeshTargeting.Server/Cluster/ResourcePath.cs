using MeshTargeting.Resources;

namespace MeshTargeting.Server.Cluster;

/// <summary>Where the API server keeps the objects of a kind.</summary>
internal static class ResourcePath
{
    /// <summary>The group and version, for example <c>apis/kuma.io/v1alpha1</c>: there it tells which kinds it knows.</summary>
    public static string OfVersion(KindDescriptor kind) => kind.Group.Length == 0 ? $"api/{kind.Version}" : $"apis/{kind.Group}/{kind.Version}";

    /// <summary>All objects of a kind, for example <c>apis/kuma.io/v1alpha1/meshservices</c>.</summary>
    public static string OfAll(KindDescriptor kind) => $"{OfVersion(kind)}/{kind.Plural}";

    /// <summary>The objects of a kind in a namespace; all where the kind is in none.</summary>
    public static string OfNamespace(KindDescriptor kind, string ns) =>
        kind.Namespaced ? $"{OfVersion(kind)}/namespaces/{Uri.EscapeDataString(ns)}/{kind.Plural}" : OfAll(kind);
}
