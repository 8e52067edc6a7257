namespace MeshTargeting.Resources.Kinds.Kubernetes;

/// <summary>A Kubernetes Namespace: only its labels and annotations matter (sidecar injection, mesh).</summary>
public sealed record NamespaceSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<NamespaceSpec> Descriptor = new(static () => ModelJson.Default.NamespaceSpec)
    {
        Name = "Namespace",
        Plural = "namespaces",
        ShortName = "ns",
        Group = "",
        Version = "v1",
        Scope = KindScope.Kubernetes,
        Namespaced = false,
        Partial = true,
        Description = "A Kubernetes Namespace: its labels say whether its Pods get a proxy, and in which mesh.",
    };
}
