using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Requests that are sent again (pkg/plugins/policies/meshretry).</summary>
public sealed record MeshRetrySpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshRetrySpec> Descriptor = new(static () => ModelJson.Default.MeshRetrySpec)
    {
        Name = "MeshRetry",
        Plural = "meshretries",
        ShortName = "mr",
        IsPolicy = true,
        Description = "MeshRetry sends requests again that failed.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Retries for outgoing traffic, by destination.</summary>
    [Doc("Retries for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshRetryTo>? To { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;
}

/// <summary>Retries towards a destination.</summary>
public sealed record MeshRetryTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>When and how often requests are sent again.</summary>
    [Doc("When and how often requests are sent again.")]
    public MeshRetryConf? Default { get; init; }
}
