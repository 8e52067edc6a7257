using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Limits of connections, and endpoints that are taken out (pkg/plugins/policies/meshcircuitbreaker).</summary>
public sealed record MeshCircuitBreakerSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshCircuitBreakerSpec> Descriptor = new(static () => ModelJson.Default.MeshCircuitBreakerSpec)
    {
        Name = "MeshCircuitBreaker",
        Plural = "meshcircuitbreakers",
        ShortName = "mcb",
        IsPolicy = true,
        ReadsFromAsRules = true,
        Description = "MeshCircuitBreaker limits connections and requests, and takes endpoints out that fail.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Circuit breaking for outgoing traffic, by destination.</summary>
    [Doc("Circuit breaking for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshCircuitBreakerTo>? To { get; init; }

    /// <summary>Circuit breaking for incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("Circuit breaking for incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshCircuitBreakerFrom>? From { get; init; }

    /// <summary>Circuit breaking for incoming traffic.</summary>
    [Doc("Circuit breaking for incoming traffic.")]
    public IReadOnlyList<MeshCircuitBreakerRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>Circuit breaking towards a destination.</summary>
public sealed record MeshCircuitBreakerTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The limits, and when endpoints are taken out.</summary>
    [Doc("The limits, and when endpoints are taken out.")]
    public MeshCircuitBreakerConf? Default { get; init; }
}

/// <summary>Circuit breaking for a client.</summary>
public sealed record MeshCircuitBreakerFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The limits, and when endpoints are taken out.</summary>
    [Doc("The limits, and when endpoints are taken out.")]
    public MeshCircuitBreakerConf? Default { get; init; }
}

/// <summary>Circuit breaking for incoming traffic.</summary>
public sealed record MeshCircuitBreakerRule : IPolicyItem
{
    /// <summary>The limits, and when endpoints are taken out.</summary>
    [Doc("The limits, and when endpoints are taken out.")]
    public MeshCircuitBreakerConf? Default { get; init; }
}
