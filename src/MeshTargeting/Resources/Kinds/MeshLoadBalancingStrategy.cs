using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>How requests are spread over endpoints and zones (pkg/plugins/policies/meshloadbalancingstrategy).</summary>
public sealed record MeshLoadBalancingStrategySpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshLoadBalancingStrategySpec> Descriptor =
        new(static () => ModelJson.Default.MeshLoadBalancingStrategySpec)
        {
            Name = "MeshLoadBalancingStrategy",
            Plural = "meshloadbalancingstrategies",
            ShortName = "mlbs",
            IsPolicy = true,
            Description = "MeshLoadBalancingStrategy says how requests are spread over endpoints and zones.",
            PrinterColumns = PrinterColumn.OfTargetRef,
        };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Load balancing for outgoing traffic, by destination.</summary>
    [Doc("Load balancing for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshLoadBalancingStrategyTo>? To { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;
}

/// <summary>Load balancing towards a destination.</summary>
public sealed record MeshLoadBalancingStrategyTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The strategy.</summary>
    [Doc("The strategy.")]
    public MeshLoadBalancingStrategyConf? Default { get; init; }
}
