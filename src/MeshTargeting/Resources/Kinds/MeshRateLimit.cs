using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Limits of requests and connections in a time (pkg/plugins/policies/meshratelimit).</summary>
public sealed record MeshRateLimitSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshRateLimitSpec> Descriptor = new(static () => ModelJson.Default.MeshRateLimitSpec)
    {
        Name = "MeshRateLimit",
        Plural = "meshratelimits",
        ShortName = "mrl",
        IsPolicy = true,
        ReadsFromAsRules = true,
        Description = "MeshRateLimit limits how many requests or connections a proxy accepts in a time.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Rate limits for outgoing traffic, by destination.</summary>
    [Doc("Rate limits for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshRateLimitTo>? To { get; init; }

    /// <summary>Rate limits for incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("Rate limits for incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshRateLimitFrom>? From { get; init; }

    /// <summary>Rate limits for incoming traffic.</summary>
    [Doc("Rate limits for incoming traffic.")]
    public IReadOnlyList<MeshRateLimitRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>Rate limits towards a destination.</summary>
public sealed record MeshRateLimitTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The limits.</summary>
    [Doc("The limits.")]
    public MeshRateLimitConf? Default { get; init; }
}

/// <summary>Rate limits for a client.</summary>
public sealed record MeshRateLimitFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The limits.</summary>
    [Doc("The limits.")]
    public MeshRateLimitConf? Default { get; init; }
}

/// <summary>Rate limits for incoming traffic.</summary>
public sealed record MeshRateLimitRule : IPolicyItem
{
    /// <inheritdoc />
    [Doc("Traffic to which the rule is narrowed; all when absent.")]
    public IReadOnlyList<Match>? Matches { get; init; }

    /// <summary>The limits.</summary>
    [Doc("The limits.")]
    public MeshRateLimitConf? Default { get; init; }
}
