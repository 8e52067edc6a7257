using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Failures and delays that are made on purpose (pkg/plugins/policies/meshfaultinjection).</summary>
public sealed record MeshFaultInjectionSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshFaultInjectionSpec> Descriptor = new(static () => ModelJson.Default.MeshFaultInjectionSpec)
    {
        Name = "MeshFaultInjection",
        Plural = "meshfaultinjections",
        ShortName = "mfi",
        IsPolicy = true,
        Description = "MeshFaultInjection makes a share of the requests fail or slow, to test how clients stand it.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Faults for outgoing traffic, by destination.</summary>
    [Doc("Faults for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshFaultInjectionTo>? To { get; init; }

    /// <summary>Faults for incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("Faults for incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshFaultInjectionFrom>? From { get; init; }

    /// <summary>Faults for incoming traffic.</summary>
    [Doc("Faults for incoming traffic.")]
    public IReadOnlyList<MeshFaultInjectionRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>Faults towards a destination.</summary>
public sealed record MeshFaultInjectionTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The faults.</summary>
    [Doc("The faults.")]
    public MeshFaultInjectionConf? Default { get; init; }
}

/// <summary>Faults for a client.</summary>
public sealed record MeshFaultInjectionFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The faults.</summary>
    [Doc("The faults.")]
    public MeshFaultInjectionConf? Default { get; init; }
}

/// <summary>Faults for incoming traffic.</summary>
public sealed record MeshFaultInjectionRule : IPolicyItem
{
    /// <inheritdoc />
    [Doc("Traffic to which the rule is narrowed; all when absent.")]
    public IReadOnlyList<Match>? Matches { get; init; }

    /// <summary>The faults.</summary>
    [Required]
    [Doc("The faults.")]
    public MeshFaultInjectionConf? Default { get; init; }
}
