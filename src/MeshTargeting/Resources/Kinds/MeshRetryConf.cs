using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Retries by protocol; Kuma wants one member at least, and something in each.</summary>
public sealed record MeshRetryConf
{
    /// <summary>Retries of TCP connections.</summary>
    [Doc("Retries of TCP connections.")]
    public TcpRetry? Tcp { get; init; }

    /// <summary>Retries of HTTP requests.</summary>
    [Doc("Retries of HTTP requests.")]
    public HttpRetry? Http { get; init; }

    /// <summary>Retries of gRPC calls.</summary>
    [Doc("Retries of gRPC calls.")]
    public GrpcRetry? Grpc { get; init; }
}

/// <summary>Retries of TCP connections.</summary>
public sealed record TcpRetry
{
    /// <summary>How often a connection is tried; absent is refused, as is 0.</summary>
    [Doc("How often a connection is tried before it counts as failed.")]
    public uint? MaxConnectAttempt { get; init; }
}

/// <summary>Retries of HTTP requests.</summary>
public sealed record HttpRetry
{
    /// <summary>How often a request is sent again; absent is 1.</summary>
    [Doc("How often a request is sent again; 1 when absent.")]
    public uint? NumRetries { get; init; }

    /// <summary>How long one try may take; absent is the timeout of the route, 0 is without limit.</summary>
    [Duration]
    [Doc("How long one try may take, the first included; the route's timeout when absent.")]
    public string? PerTryTimeout { get; init; }

    /// <summary>How long to wait between tries.</summary>
    [Doc("How long to wait between tries.")]
    public RetryBackOff? BackOff { get; init; }

    /// <summary>How long to wait where the answer says so in a header.</summary>
    [Doc("How long to wait when headers of the response say so.")]
    public RateLimitedBackOff? RateLimitedBackOff { get; init; }

    /// <summary>What is tried again: names as of <c>5xx</c>, methods as <c>HttpMethodGet</c>, or statuses.</summary>
    [Doc("What is tried again: 5xx, GatewayError, Reset, Retriable4xx, ConnectFailure, EnvoyRatelimited, RefusedStream, Http3PostConnectFailure, a method such as HttpMethodGet, or a status such as 503.")]
    public IReadOnlyList<string>? RetryOn { get; init; }

    /// <summary>Headers of the response that make it one to try again.</summary>
    [Doc("Headers of a response, of which one that matches makes the request one to try again.")]
    public IReadOnlyList<HttpHeaderMatch>? RetriableResponseHeaders { get; init; }

    /// <summary>Headers that a request must have to be tried again.</summary>
    [Doc("Headers of a request, of which one must match for it to be tried again.")]
    public IReadOnlyList<HttpHeaderMatch>? RetriableRequestHeaders { get; init; }

    /// <summary>Which endpoints are passed over when trying again.</summary>
    [Doc("Which endpoints are passed over when trying again.")]
    public IReadOnlyList<RetryHostPredicate>? HostSelection { get; init; }

    /// <summary>How often another endpoint is looked for before one is taken all the same.</summary>
    [Format("int64")]
    [Doc("How often another endpoint is looked for before one that should be passed over is taken.")]
    public long? HostSelectionMaxAttempts { get; init; }
}

/// <summary>Retries of gRPC calls.</summary>
public sealed record GrpcRetry
{
    /// <summary>How often a call is made again; absent is 1.</summary>
    [Doc("How often a call is made again; 1 when absent.")]
    public uint? NumRetries { get; init; }

    /// <summary>How long one try may take; absent is the timeout of the route, 0 is without limit.</summary>
    [Duration]
    [Doc("How long one try may take, the first included; the route's timeout when absent.")]
    public string? PerTryTimeout { get; init; }

    /// <summary>How long to wait between tries.</summary>
    [Doc("How long to wait between tries.")]
    public RetryBackOff? BackOff { get; init; }

    /// <summary>How long to wait where the answer says so in a header.</summary>
    [Doc("How long to wait when headers of the response say so.")]
    public RateLimitedBackOff? RateLimitedBackOff { get; init; }

    /// <summary>Which statuses of gRPC are tried again.</summary>
    [OneOf("Canceled", "DeadlineExceeded", "Internal", "ResourceExhausted", "Unavailable")]
    [Doc("Which statuses are tried again.")]
    public IReadOnlyList<string>? RetryOn { get; init; }
}

/// <summary>Waiting between tries, longer each time and in part random; Kuma wants one member at least.</summary>
public sealed record RetryBackOff
{
    /// <summary>The wait at first; absent is 25ms.</summary>
    [Duration]
    [Doc("How long to wait at first; 25ms when absent.")]
    public string? BaseInterval { get; init; }

    /// <summary>The longest wait; absent is ten times the first.</summary>
    [Duration]
    [Doc("The longest wait; ten times the base interval when absent.")]
    public string? MaxInterval { get; init; }
}

/// <summary>Waiting as long as headers of the response say.</summary>
public sealed record RateLimitedBackOff
{
    /// <summary>Which headers; the first that matches counts. Kuma wants the list.</summary>
    [Doc("Headers of the response that say how long to wait; the first that matches counts.")]
    public IReadOnlyList<ResetHeader>? ResetHeaders { get; init; }

    /// <summary>The longest wait; absent is 300s, above 0.</summary>
    [Duration]
    [Doc("The longest wait; 300s when absent.")]
    public string? MaxInterval { get; init; }
}

/// <summary>A header that says how long to wait.</summary>
public sealed record ResetHeader
{
    /// <summary>Its name, in lower case.</summary>
    [Required]
    [MinLength(1)]
    [MaxLength(HttpHeaderMatch.MaxNameLength)]
    [Pattern(HttpHeaderMatch.NamePattern)]
    [Doc("Name of the header, in lower case.")]
    public string? Name { get; init; }

    /// <summary>Whether it says how many seconds, or until when.</summary>
    [Required]
    [OneOf("Seconds", "UnixTimestamp")]
    [Doc("Whether the header holds a number of seconds or a point in time.")]
    public string? Format { get; init; }
}

/// <summary>Endpoints that are passed over.</summary>
public sealed record RetryHostPredicate
{
    /// <summary>Which they are.</summary>
    [Required]
    [OneOf("OmitPreviousHosts", "OmitHostsWithTags", "OmitPreviousPriorities")]
    [Doc("Which endpoints are passed over: those tried before, those with certain tags, or those of priorities tried before.")]
    public string? Predicate { get; init; }

    /// <summary>The tags, for <c>OmitHostsWithTags</c>; endpoints that have them all are passed over.</summary>
    [Doc("Tags that an endpoint must all have to be passed over; with OmitHostsWithTags.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>After how many tries priorities are weighed anew, for <c>OmitPreviousPriorities</c>; above 0.</summary>
    [Default(2)]
    [Doc("After how many tries the priorities are weighed anew; with OmitPreviousPriorities.")]
    public int? UpdateFrequency { get; init; }
}
