using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Health checks; Kuma wants one of <see cref="Tcp"/>, <see cref="Http"/> and <see cref="Grpc"/> at least.</summary>
public sealed record MeshHealthCheckConf
{
    /// <summary>Time between two checks; absent is 1m, above 0.</summary>
    [Duration]
    [Doc("Time between two checks; 1m when absent.")]
    public string? Interval { get; init; }

    /// <summary>How long an answer may take; absent is 15s, above 0.</summary>
    [Duration]
    [Doc("How long an answer may take; 15s when absent.")]
    public string? Timeout { get; init; }

    /// <summary>After how many failures an endpoint is unhealthy; absent is 5, above 0.</summary>
    [Doc("After how many failures in a row an endpoint is unhealthy; 5 when absent.")]
    public int? UnhealthyThreshold { get; init; }

    /// <summary>After how many successes an endpoint is healthy again; absent is 1, above 0.</summary>
    [Doc("After how many successes in a row an endpoint is healthy again; 1 when absent.")]
    public int? HealthyThreshold { get; init; }

    /// <summary>The first check waits a random time up to this; above 0.</summary>
    [Duration]
    [Doc("Up to which random time the first check waits.")]
    public string? InitialJitter { get; init; }

    /// <summary>Each check waits a random time up to this; above 0.</summary>
    [Duration]
    [Doc("Up to which random time each check waits beyond the interval.")]
    public string? IntervalJitter { get; init; }

    /// <summary>Each check waits a random share of the interval, up to these percent.</summary>
    [Doc("Up to how many percent of the interval each check waits beyond it.")]
    public int? IntervalJitterPercent { get; init; }

    /// <summary>Below how many percent of healthy endpoints all are used; deprecated, and gone in 3.0.</summary>
    [Until("3.0")]
    [Doc("Below how many percent of healthy endpoints all of them are used: a whole number, or a decimal as text. Deprecated: use MeshCircuitBreaker.")]
    public IntOrString? HealthyPanicThreshold { get; init; }

    /// <summary>Whether requests fail, rather than go to unhealthy endpoints, below the threshold.</summary>
    [Doc("Whether requests fail, rather than go to unhealthy endpoints, when too few are healthy.")]
    public bool? FailTrafficOnPanic { get; init; }

    /// <summary>The file to which changes of health are logged; an absolute path.</summary>
    [Doc("File to which the proxy logs changes of health.")]
    public string? EventLogPath { get; init; }

    /// <summary>Whether every failure is logged, not only the first.</summary>
    [Doc("Whether every failed check is logged rather than the first of a row.")]
    public bool? AlwaysLogHealthCheckFailures { get; init; }

    /// <summary>Time between two checks as long as there was no traffic; absent is 60s, above 0.</summary>
    [Duration]
    [Doc("Time between two checks of a destination that had no traffic yet; 60s when absent.")]
    public string? NoTrafficInterval { get; init; }

    /// <summary>Checks over TCP.</summary>
    [Doc("Checks over TCP.")]
    public TcpHealthCheck? Tcp { get; init; }

    /// <summary>Checks over HTTP.</summary>
    [Doc("Checks over HTTP.")]
    public HttpHealthCheck? Http { get; init; }

    /// <summary>Checks over gRPC.</summary>
    [Doc("Checks over gRPC, by the health service that it defines.")]
    public GrpcHealthCheck? Grpc { get; init; }

    /// <summary>Whether checks use a connection again; absent is true.</summary>
    [Doc("Whether checks use a connection again; true when absent.")]
    public bool? ReuseConnection { get; init; }
}

/// <summary>Checks over TCP; without bytes to send and receive, a connection that is made is enough.</summary>
public sealed record TcpHealthCheck
{
    /// <summary>Turns it off.</summary>
    [Doc("Turns the checks off.")]
    public bool? Disabled { get; init; }

    /// <summary>What is sent, base64.</summary>
    [Doc("What is sent, in base64.")]
    public string? Send { get; init; }

    /// <summary>What must come back, base64, in this order.</summary>
    [Doc("What the answer must contain, in this order, each in base64.")]
    public IReadOnlyList<string>? Receive { get; init; }
}

/// <summary>Checks over HTTP.</summary>
public sealed record HttpHealthCheck
{
    /// <summary>Turns it off.</summary>
    [Doc("Turns the checks off.")]
    public bool? Disabled { get; init; }

    /// <summary>The path that is asked for; absent is <c>/</c>, empty is refused.</summary>
    [Doc("Path of the requests; / when absent.")]
    public string? Path { get; init; }

    /// <summary>Headers of the requests.</summary>
    [Doc("Headers that the requests get.")]
    public HeaderAdditions? RequestHeadersToAdd { get; init; }

    /// <summary>Statuses that tell health, each from 100 to 599; absent is 200 alone.</summary>
    [Doc("Statuses of a healthy answer; 200 when absent.")]
    public IReadOnlyList<int>? ExpectedStatuses { get; init; }
}

/// <summary>Checks over gRPC.</summary>
public sealed record GrpcHealthCheck
{
    /// <summary>Turns it off.</summary>
    [Doc("Turns the checks off.")]
    public bool? Disabled { get; init; }

    /// <summary>The service that is asked for; absent is the server as a whole.</summary>
    [Doc("Service that is asked for; the server as a whole when absent.")]
    public string? ServiceName { get; init; }

    /// <summary>The <c>:authority</c> of the requests; absent is the name of the destination.</summary>
    [Doc("Authority header of the requests; the destination's name when absent.")]
    public string? Authority { get; init; }
}
