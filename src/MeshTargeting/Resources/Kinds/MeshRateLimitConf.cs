using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Limits; Kuma wants <see cref="Local"/>.</summary>
public sealed record MeshRateLimitConf
{
    /// <summary>Limits that each proxy counts for itself.</summary>
    [Doc("Limits that each proxy counts for itself.")]
    public LocalRateLimit? Local { get; init; }
}

/// <summary>Limits by protocol; Kuma wants one at least.</summary>
public sealed record LocalRateLimit
{
    /// <summary>Limits of requests.</summary>
    [Doc("Limits of HTTP requests.")]
    public HttpRateLimit? Http { get; init; }

    /// <summary>Limits of connections.</summary>
    [Doc("Limits of TCP connections.")]
    public TcpRateLimit? Tcp { get; init; }
}

/// <summary>Limits of requests; Kuma wants one member at least.</summary>
public sealed record HttpRateLimit
{
    /// <summary>Turns it off.</summary>
    [Doc("Turns the limit off.")]
    public bool? Disabled { get; init; }

    /// <summary>How many requests in which time.</summary>
    [Doc("How many requests are let through in which time.")]
    public Rate? RequestRate { get; init; }

    /// <summary>The answer to those beyond it.</summary>
    [Doc("What requests beyond the limit are answered with.")]
    public OnRateLimit? OnRateLimit { get; init; }
}

/// <summary>The answer to requests beyond a limit.</summary>
public sealed record OnRateLimit
{
    /// <summary>Its status; absent is 429, below 400 is deprecated, 0 is refused.</summary>
    [Doc("Status of the response, 400 or above; 429 when absent.")]
    public uint? Status { get; init; }

    /// <summary>Its headers.</summary>
    [Doc("Headers that the response gets.")]
    public HeaderAdditions? Headers { get; init; }
}

/// <summary>Limits of connections; Kuma wants one member at least.</summary>
public sealed record TcpRateLimit
{
    /// <summary>Turns it off.</summary>
    [Doc("Turns the limit off.")]
    public bool? Disabled { get; init; }

    /// <summary>How many connections in which time.</summary>
    [Doc("How many connections are let through in which time.")]
    public Rate? ConnectionRate { get; init; }
}

/// <summary>A number in a time.</summary>
public sealed record Rate
{
    /// <summary>The number; above 0.</summary>
    [Required]
    [Doc("How many; not 0.")]
    public uint? Num { get; init; }

    /// <summary>The time; above 50ms.</summary>
    [Required]
    [Duration]
    [Doc("In which time; more than 50ms.")]
    public string? Interval { get; init; }
}
