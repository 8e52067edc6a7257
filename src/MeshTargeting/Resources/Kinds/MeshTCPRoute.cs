using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Where TCP traffic goes (pkg/plugins/policies/meshtcproute).</summary>
public sealed record MeshTCPRouteSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTCPRouteSpec> Descriptor = new(static () => ModelJson.Default.MeshTCPRouteSpec)
    {
        Name = "MeshTCPRoute",
        Plural = "meshtcproutes",
        ShortName = "mtcpr",
        IsPolicy = true,
        Description = "MeshTCPRoute sends TCP traffic that is meant for one service to others, by weight.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Routes, by the destination that the traffic is meant for.</summary>
    [MinItems(1)]
    [Doc("Routes, by the destination that the traffic is meant for.")]
    public IReadOnlyList<TcpRouteTo>? To { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;
}

/// <summary>Routes of the traffic that is meant for a destination.</summary>
public sealed record TcpRouteTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination that the traffic is meant for.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>At most one rule; empty leaves the traffic where it is meant to go, by the tag kuma.io/service.</summary>
    [Required]
    [MaxItems(1)]
    [Doc("The rule; at most one.")]
    public IReadOnlyList<TcpRouteRule>? Rules { get; init; }
}

/// <summary>A rule of a MeshTCPRoute.</summary>
public sealed record TcpRouteRule
{
    /// <summary>Where the traffic goes.</summary>
    [Required]
    [Doc("Where the traffic goes.")]
    public TcpRouteConf? Default { get; init; }
}

/// <summary>Where the traffic of a MeshTCPRoute goes.</summary>
public sealed record TcpRouteConf
{
    /// <summary>The backends.</summary>
    [Doc("Backends among which the traffic is split.")]
    public IReadOnlyList<BackendRef>? BackendRefs { get; init; }
}
