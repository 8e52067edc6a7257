using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Lines about connections and requests (pkg/plugins/policies/meshaccesslog).</summary>
public sealed record MeshAccessLogSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshAccessLogSpec> Descriptor =
        new(static () => ModelJson.Default.MeshAccessLogSpec, static () => ModelJson.Default.PolicyStatus)
        {
            Name = "MeshAccessLog",
            Plural = "meshaccesslogs",
            ShortName = "mal",
            IsPolicy = true,
            ReadsFromAsRules = true,
            Description = "MeshAccessLog writes a line for every connection or request.",
            PrinterColumns = PrinterColumn.OfTargetRef,
        };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Access logs for outgoing traffic, by destination.</summary>
    [Doc("Access logs for outgoing traffic, by destination.")]
    public IReadOnlyList<MeshAccessLogTo>? To { get; init; }

    /// <summary>Access logs for incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("Access logs for incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshAccessLogFrom>? From { get; init; }

    /// <summary>Access logs for incoming traffic.</summary>
    [Doc("Access logs for incoming traffic.")]
    public IReadOnlyList<MeshAccessLogRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>Access logs towards a destination.</summary>
public sealed record MeshAccessLogTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The backends that get the lines.</summary>
    [Required]
    [Doc("The backends that get the lines.")]
    public MeshAccessLogConf? Default { get; init; }
}

/// <summary>Access logs for a client.</summary>
public sealed record MeshAccessLogFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The backends that get the lines.</summary>
    [Required]
    [Doc("The backends that get the lines.")]
    public MeshAccessLogConf? Default { get; init; }
}

/// <summary>Access logs for incoming traffic.</summary>
public sealed record MeshAccessLogRule : IPolicyItem
{
    /// <inheritdoc />
    [Doc("Traffic to which the rule is narrowed; all when absent.")]
    public IReadOnlyList<Match>? Matches { get; init; }

    /// <summary>The backends that get the lines.</summary>
    [Required]
    [Doc("The backends that get the lines.")]
    public MeshAccessLogConf? Default { get; init; }
}

/// <summary>Who gets the lines.</summary>
public sealed record MeshAccessLogConf
{
    /// <summary>The backends; must be present, and none of them turns the log off.</summary>
    [Doc("Backends that get a line each; none turns the log off.")]
    public IReadOnlyList<MeshAccessLogBackend>? Backends { get; init; }
}
