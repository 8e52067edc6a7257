using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Active health checks of endpoints (pkg/plugins/policies/meshhealthcheck).</summary>
public sealed record MeshHealthCheckSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshHealthCheckSpec> Descriptor = new(static () => ModelJson.Default.MeshHealthCheckSpec)
    {
        Name = "MeshHealthCheck",
        Plural = "meshhealthchecks",
        ShortName = "mhc",
        IsPolicy = true,
        Description = "MeshHealthCheck asks endpoints whether they are healthy.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Health checks for outgoing traffic, by destination.</summary>
    [Doc("Health checks for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshHealthCheckTo>? To { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;
}

/// <summary>Health checks towards a destination.</summary>
public sealed record MeshHealthCheckTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The checks.</summary>
    [Doc("The checks.")]
    public MeshHealthCheckConf? Default { get; init; }
}
