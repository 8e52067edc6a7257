using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Changes to the configuration of Envoy (pkg/plugins/policies/meshproxypatch).</summary>
public sealed record MeshProxyPatchSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshProxyPatchSpec> Descriptor = new(static () => ModelJson.Default.MeshProxyPatchSpec)
    {
        Name = "MeshProxyPatch",
        Plural = "meshproxypatches",
        ShortName = "mpp",
        IsPolicy = true,
        Description = "MeshProxyPatch changes the configuration that Envoy gets.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The changes.</summary>
    [Required]
    [Doc("The changes.")]
    public MeshProxyPatchConf? Default { get; init; }
}

/// <summary>The changes that a policy makes.</summary>
public sealed record MeshProxyPatchConf
{
    /// <summary>The changes, in their order; one at least. Those of several policies add up.</summary>
    [Doc("The changes, in the order in which they are made. Those of several policies add up.")]
    public IReadOnlyList<MeshProxyPatchModification>? AppendModifications { get; init; }
}

/// <summary>One change; exactly one of its fields is set.</summary>
public sealed record MeshProxyPatchModification
{
    /// <summary>A change of clusters.</summary>
    [Doc("Change of clusters.")]
    public ClusterModification? Cluster { get; init; }

    /// <summary>A change of listeners.</summary>
    [Doc("Change of listeners.")]
    public ListenerModification? Listener { get; init; }

    /// <summary>A change of the network filters of listeners.</summary>
    [Doc("Change of the network filters of listeners.")]
    public NetworkFilterModification? NetworkFilter { get; init; }

    /// <summary>A change of the HTTP filters of listeners.</summary>
    [Doc("Change of the HTTP filters in the HTTP connection managers of listeners.")]
    public HttpFilterModification? HttpFilter { get; init; }

    /// <summary>A change of virtual hosts.</summary>
    [Doc("Change of the virtual hosts in the HTTP connection managers of listeners.")]
    public VirtualHostModification? VirtualHost { get; init; }
}
