using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Timeouts of connections and requests (pkg/plugins/policies/meshtimeout).</summary>
public sealed record MeshTimeoutSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTimeoutSpec> Descriptor = new(static () => ModelJson.Default.MeshTimeoutSpec)
    {
        Name = "MeshTimeout",
        Plural = "meshtimeouts",
        ShortName = "mt",
        IsPolicy = true,
        ReadsFromAsRules = true,
        Description = "MeshTimeout sets how long connections, requests and streams may take.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Timeouts of outgoing traffic, by destination.</summary>
    [Doc("Timeouts of outgoing traffic, by destination.")]
    public IReadOnlyList<MeshTimeoutTo>? To { get; init; }

    /// <summary>Timeouts of incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("Timeouts of incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshTimeoutFrom>? From { get; init; }

    /// <summary>Timeouts of incoming traffic.</summary>
    [Doc("Timeouts of incoming traffic.")]
    public IReadOnlyList<MeshTimeoutRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>Timeouts towards a destination.</summary>
public sealed record MeshTimeoutTo : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The destination of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The timeouts.</summary>
    [Doc("The timeouts.")]
    public MeshTimeoutConf? Default { get; init; }
}

/// <summary>Timeouts for a client.</summary>
public sealed record MeshTimeoutFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The timeouts.</summary>
    [Doc("The timeouts.")]
    public MeshTimeoutConf? Default { get; init; }
}

/// <summary>Timeouts of incoming traffic.</summary>
public sealed record MeshTimeoutRule : IPolicyItem
{
    /// <inheritdoc />
    [Doc("Traffic to which the rule is narrowed; all when absent.")]
    public IReadOnlyList<Match>? Matches { get; init; }

    /// <summary>The timeouts.</summary>
    [Doc("The timeouts.")]
    public MeshTimeoutConf? Default { get; init; }
}

/// <summary>Timeouts. Durations are Go's: <c>300ms</c>, <c>15s</c>, <c>1h30m</c>.</summary>
public sealed record MeshTimeoutConf
{
    /// <summary>How long a TCP connection may take to be established; absent is 5s, 0 is refused.</summary>
    [Duration]
    [Doc("How long a TCP connection may take to be established; 5s when absent. Must not be 0.")]
    public string? ConnectionTimeout { get; init; }

    /// <summary>How long a connection may be without a byte; absent is 1h, 0 is never.</summary>
    [Duration]
    [Doc("How long a connection may pass no byte; 1h when absent. 0 turns it off, which can leak connections.")]
    public string? IdleTimeout { get; init; }

    /// <summary>Timeouts of HTTP.</summary>
    [Doc("Timeouts of HTTP.")]
    public MeshTimeoutHttp? Http { get; init; }
}

/// <summary>Timeouts of HTTP; each is turned off by 0.</summary>
public sealed record MeshTimeoutHttp
{
    /// <summary>How long a request may take until its response begins; absent is 15s.</summary>
    [Duration]
    [Doc("How long a request may take until its response begins; 15s when absent, off when 0.")]
    public string? RequestTimeout { get; init; }

    /// <summary>How long a stream may be without activity; absent is 30m.</summary>
    [Duration]
    [Doc("How long a stream may be without activity; 30m when absent, off when 0.")]
    public string? StreamIdleTimeout { get; init; }

    /// <summary>How long a stream may live; absent is for ever.</summary>
    [Duration]
    [Doc("How long a stream may live; without limit when absent or 0.")]
    public string? MaxStreamDuration { get; init; }

    /// <summary>After which time a connection is drained; absent is never.</summary>
    [Duration]
    [Doc("After which time a connection is drained; never when absent or 0.")]
    public string? MaxConnectionDuration { get; init; }

    /// <summary>How long the headers of a request may take; absent is without limit.</summary>
    [Duration]
    [Doc("How long the headers of a request may take to arrive; without limit when absent or 0.")]
    public string? RequestHeadersTimeout { get; init; }
}
