using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Faults.</summary>
public sealed record MeshFaultInjectionConf
{
    /// <summary>Faults of HTTP requests.</summary>
    [Doc("Faults of HTTP requests.")]
    public IReadOnlyList<HttpFault>? Http { get; init; }
}

/// <summary>A fault; its members come together.</summary>
public sealed record HttpFault
{
    /// <summary>An answer in place of the destination's.</summary>
    [Doc("Answers requests in place of the destination.")]
    public AbortFault? Abort { get; init; }

    /// <summary>A delay.</summary>
    [Doc("Delays requests.")]
    public DelayFault? Delay { get; init; }

    /// <summary>A limit to how fast responses are sent.</summary>
    [Doc("Limits how fast responses are sent.")]
    public ResponseBandwidthFault? ResponseBandwidth { get; init; }
}

/// <summary>An answer in place of the destination's.</summary>
public sealed record AbortFault
{
    /// <summary>Its status, 100 to 599.</summary>
    [Required]
    [Doc("Status of the answer, 100 to 599.")]
    public int? HttpStatus { get; init; }

    /// <summary>Of how many percent of requests.</summary>
    [Required]
    [Doc("How many percent of requests are answered so: a whole number, or a decimal as text.")]
    public IntOrString? Percentage { get; init; }
}

/// <summary>A delay.</summary>
public sealed record DelayFault
{
    /// <summary>How long; not negative.</summary>
    [Required]
    [Duration]
    [Doc("How long requests are held back.")]
    public string? Value { get; init; }

    /// <summary>Of how many percent of requests.</summary>
    [Required]
    [Doc("How many percent of requests are delayed: a whole number, or a decimal as text.")]
    public IntOrString? Percentage { get; init; }
}

/// <summary>A limit to how fast responses are sent.</summary>
public sealed record ResponseBandwidthFault
{
    /// <summary>A number with its unit: kbps, Mbps or Gbps.</summary>
    [Required]
    [Doc("The limit, a number with its unit: kbps, Mbps or Gbps.")]
    public string? Limit { get; init; }

    /// <summary>Of how many percent of responses.</summary>
    [Required]
    [Doc("How many percent of responses are limited: a whole number, or a decimal as text.")]
    public IntOrString? Percentage { get; init; }
}
