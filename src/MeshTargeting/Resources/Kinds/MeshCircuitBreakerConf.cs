using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Circuit breaking; Kuma wants one member or both.</summary>
public sealed record MeshCircuitBreakerConf
{
    /// <summary>How much may be under way at once; null is without limits of its own.</summary>
    [Doc("How much may be under way at once; beyond it the circuit breaks.")]
    public ConnectionLimits? ConnectionLimits { get; init; }

    /// <summary>When endpoints that fail are taken out; null is never.</summary>
    [Doc("When endpoints that fail are taken out of the balancing for a time.")]
    public OutlierDetection? OutlierDetection { get; init; }
}

/// <summary>Upper limits; each is at least 1 where it is set.</summary>
public sealed record ConnectionLimits
{
    /// <summary>Connections to the destination.</summary>
    [Doc("How many connections to the destination there may be.")]
    public uint? MaxConnections { get; init; }

    /// <summary>Pools of connections.</summary>
    [Doc("How many pools of connections there may be at a time.")]
    public uint? MaxConnectionPools { get; init; }

    /// <summary>Requests that wait; connections where the traffic is no HTTP.</summary>
    [Doc("How many requests may wait for a connection; for other traffic than HTTP it limits connections.")]
    public uint? MaxPendingRequests { get; init; }

    /// <summary>Retries under way.</summary>
    [Doc("How many retries may be under way at a time.")]
    public uint? MaxRetries { get; init; }

    /// <summary>Requests under way; HTTP only.</summary>
    [Doc("How many requests may be under way at a time; HTTP only.")]
    public uint? MaxRequests { get; init; }
}

/// <summary>How failing endpoints are found and for how long they are taken out.</summary>
public sealed record OutlierDetection
{
    /// <summary>Turns it off; the other fields then have no effect but are judged all the same.</summary>
    [Doc("Turns the detection off.")]
    public bool? Disabled { get; init; }

    /// <summary>Time between two looks; above 0.</summary>
    [Duration]
    [Doc("Time between two looks at the endpoints.")]
    public string? Interval { get; init; }

    /// <summary>How long an endpoint stays out, times how often it was taken out; above 0.</summary>
    [Duration]
    [Doc("How long an endpoint stays out; multiplied by the number of times that it was taken out.")]
    public string? BaseEjectionTime { get; init; }

    /// <summary>How many percent of the endpoints may be out at once; absent is 10, and one always may.</summary>
    [Doc("How many percent of the endpoints may be out at once; 10 when absent. One always may.")]
    public uint? MaxEjectionPercent { get; init; }

    /// <summary>Whether failures of the connection are counted apart from answers that tell a failure.</summary>
    [Doc("Whether failures of the connection count apart from answers that tell of a failure.")]
    public bool? SplitExternalAndLocalErrors { get; init; }

    /// <summary>What counts as failing; Kuma wants one at least.</summary>
    [Doc("What counts as failing; at least one of them.")]
    public OutlierDetectors? Detectors { get; init; }

    /// <summary>Below how many percent of healthy endpoints all are used; absent is 50, 0 is never.</summary>
    [Doc("Below how many percent of healthy endpoints all of them are used: a whole number, or a decimal as text; 50 when absent, never when 0.")]
    public IntOrString? HealthyPanicThreshold { get; init; }
}

/// <summary>What counts as failing.</summary>
public sealed record OutlierDetectors
{
    /// <summary>Failures of all sorts, one after the other.</summary>
    [Doc("Failures of all sorts, one after the other.")]
    public ConsecutiveFailures? TotalFailures { get; init; }

    /// <summary>Answers 502, 503 and 504, one after the other.</summary>
    [Doc("Answers 502, 503 and 504, one after the other.")]
    public ConsecutiveFailures? GatewayFailures { get; init; }

    /// <summary>Failures of the connection, one after the other; only where errors are split.</summary>
    [Doc("Failures of the connection, one after the other; only with splitExternalAndLocalErrors.")]
    public ConsecutiveFailures? LocalOriginFailures { get; init; }

    /// <summary>A rate of success far below the average of the endpoints.</summary>
    [Doc("A rate of success far below the average of the endpoints.")]
    public SuccessRateDetector? SuccessRate { get; init; }

    /// <summary>A share of failures above a threshold.</summary>
    [Doc("A share of failures above a threshold.")]
    public FailurePercentageDetector? FailurePercentage { get; init; }
}

/// <summary>Failures one after the other.</summary>
public sealed record ConsecutiveFailures
{
    /// <summary>How many; at least 1.</summary>
    [Doc("After how many of them an endpoint is taken out.")]
    public uint? Consecutive { get; init; }
}

/// <summary>A rate of success far below the average.</summary>
public sealed record SuccessRateDetector
{
    /// <summary>With how many endpoints at least; at least 1.</summary>
    [Doc("How many endpoints must have requests enough before rates are compared.")]
    public uint? MinimumHosts { get; init; }

    /// <summary>From how many requests in an interval an endpoint counts; at least 1.</summary>
    [Doc("From how many requests in an interval an endpoint counts.")]
    public uint? RequestVolume { get; init; }

    /// <summary>How many standard deviations below the average an endpoint may be; above 0.</summary>
    [Doc("How many standard deviations below the average an endpoint may be: a whole number, or a decimal as text.")]
    public IntOrString? StandardDeviationFactor { get; init; }
}

/// <summary>A share of failures above a threshold.</summary>
public sealed record FailurePercentageDetector
{
    /// <summary>With how many endpoints at least; at least 1.</summary>
    [Doc("How many endpoints must have requests enough before shares are judged.")]
    public uint? MinimumHosts { get; init; }

    /// <summary>From how many requests in an interval an endpoint counts; at least 1.</summary>
    [Doc("From how many requests in an interval an endpoint counts.")]
    public uint? RequestVolume { get; init; }

    /// <summary>From how many percent of failures an endpoint is taken out.</summary>
    [Doc("From how many percent of failures an endpoint is taken out.")]
    public uint? Threshold { get; init; }
}
