using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Where HTTP requests go and how they are changed on the way (pkg/plugins/policies/meshhttproute).</summary>
public sealed record MeshHTTPRouteSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshHTTPRouteSpec> Descriptor = new(static () => ModelJson.Default.MeshHTTPRouteSpec)
    {
        Name = "MeshHTTPRoute",
        Plural = "meshhttproutes",
        ShortName = "mhttpr",
        IsPolicy = true,
        Description = "MeshHTTPRoute sends HTTP requests by path, method, headers and query to services, by weight, and changes them on the way.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Routes, by the destination that the requests are meant for.</summary>
    [Doc("Routes, by the destination that the requests are meant for.")]
    public IReadOnlyList<HttpRouteTo>? To { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.ToItems => To;
}

/// <summary>Routes of the requests that are meant for a destination.</summary>
public sealed record HttpRouteTo : IPolicyItem
{
    /// <summary>Hostnames to which the rules are narrowed; MeshGateway only.</summary>
    [Doc("Hostnames to which the rules are narrowed; only when the policy is for a MeshGateway.")]
    public IReadOnlyList<string>? Hostnames { get; init; }

    /// <inheritdoc />
    [Required]
    [Doc("The destination that the requests are meant for.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The rules; Kuma sorts them by their matches.</summary>
    [Required]
    [Doc("The rules. The most specific match wins, whatever their order.")]
    public IReadOnlyList<HttpRouteRule>? Rules { get; init; }
}

/// <summary>A rule of a MeshHTTPRoute.</summary>
public sealed record HttpRouteRule
{
    /// <summary>Which requests it is for: those that fit any of these.</summary>
    [Required]
    [MinItems(1)]
    [Doc("Which requests the rule is for: those that fit any of these.")]
    public IReadOnlyList<HttpRouteMatch>? Matches { get; init; }

    /// <summary>What becomes of them.</summary>
    [Required]
    [Doc("What becomes of the requests.")]
    public HttpRouteConf? Default { get; init; }
}

/// <summary>Requests that fit all of its members.</summary>
public sealed record HttpRouteMatch
{
    /// <summary>The path.</summary>
    [Doc("Path of the request.")]
    public HttpPathMatch? Path { get; init; }

    /// <summary>The method.</summary>
    [OneOf("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")]
    [Doc("Method of the request.")]
    public string? Method { get; init; }

    /// <summary>Query parameters; all must fit.</summary>
    [Doc("Query parameters of the request; all must fit.")]
    public IReadOnlyList<HttpQueryParamMatch>? QueryParams { get; init; }

    /// <summary>Headers; all must fit.</summary>
    [Doc("Headers of the request; all must fit.")]
    public IReadOnlyList<HttpHeaderMatch>? Headers { get; init; }
}

/// <summary>A path.</summary>
public sealed record HttpPathMatch
{
    /// <summary>The path, its beginning, or the expression.</summary>
    [Required]
    [MinLength(1)]
    [Doc("The path. Exact and PathPrefix take an absolute path; a prefix ends at a slash or with the path.")]
    public string? Value { get; init; }

    /// <summary>Exact, PathPrefix or RegularExpression.</summary>
    [Required]
    [OneOf("Exact", "PathPrefix", "RegularExpression")]
    [Doc("How the path is compared.")]
    public string? Type { get; init; }
}

/// <summary>A query parameter.</summary>
public sealed record HttpQueryParamMatch
{
    /// <summary>Exact or RegularExpression.</summary>
    [Required]
    [OneOf("Exact", "RegularExpression")]
    [Doc("How the value is compared.")]
    public string? Type { get; init; }

    /// <summary>Its name.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Name of the parameter.")]
    public string? Name { get; init; }

    /// <summary>Its value, or the expression.</summary>
    [Required]
    [Doc("Value of the parameter.")]
    public string? Value { get; init; }
}

/// <summary>What becomes of requests.</summary>
public sealed record HttpRouteConf
{
    /// <summary>Changes on the way, in this order.</summary>
    [Doc("Changes to requests and responses, in this order.")]
    public IReadOnlyList<HttpRouteFilter>? Filters { get; init; }

    /// <summary>Where they go; absent is the service that they are meant for.</summary>
    [Doc("Backends among which the requests are split; the service that they are meant for when absent.")]
    public IReadOnlyList<BackendRef>? BackendRefs { get; init; }
}
