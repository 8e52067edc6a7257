using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A change to requests or responses; the member that <see cref="Type"/> names holds what it is.</summary>
public sealed record HttpRouteFilter
{
    /// <summary>What it does.</summary>
    [Required]
    [OneOf("RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect", "URLRewrite", "RequestMirror")]
    [Doc("What the filter does.")]
    public string? Type { get; init; }

    /// <summary>Changes headers of requests.</summary>
    [Doc("Changes headers of requests; with type RequestHeaderModifier.")]
    public HeaderModifier? RequestHeaderModifier { get; init; }

    /// <summary>Changes headers of responses.</summary>
    [Doc("Changes headers of responses; with type ResponseHeaderModifier.")]
    public HeaderModifier? ResponseHeaderModifier { get; init; }

    /// <summary>Answers with a redirect.</summary>
    [Doc("Answers with a redirect; with type RequestRedirect.")]
    public RequestRedirect? RequestRedirect { get; init; }

    /// <summary>Changes host or path.</summary>
    [Doc("Changes the host or path of requests; with type URLRewrite.")]
    public UrlRewrite? UrlRewrite { get; init; }

    /// <summary>Sends a copy elsewhere.</summary>
    [Doc("Sends a copy of requests elsewhere; with type RequestMirror.")]
    public RequestMirror? RequestMirror { get; init; }
}

/// <summary>Changes to headers; one for a name.</summary>
public sealed record HeaderModifier
{
    /// <summary>Headers that are overwritten.</summary>
    [ListMapKeys("name")]
    [MaxItems(16)]
    [Doc("Headers that are overwritten.")]
    public IReadOnlyList<HeaderKeyValue>? Set { get; init; }

    /// <summary>Headers that are added to those that are there.</summary>
    [ListMapKeys("name")]
    [MaxItems(16)]
    [Doc("Headers that are added to those that are there.")]
    public IReadOnlyList<HeaderKeyValue>? Add { get; init; }

    /// <summary>Headers that are taken away.</summary>
    [MaxItems(16)]
    [Doc("Names of headers that are taken away.")]
    public IReadOnlyList<string>? Remove { get; init; }
}

/// <summary>A header.</summary>
public sealed record HeaderKeyValue
{
    /// <summary>Its name, in lower case.</summary>
    [Required]
    [MinLength(1)]
    [MaxLength(HttpHeaderMatch.MaxNameLength)]
    [Pattern(HttpHeaderMatch.NamePattern)]
    [Doc("Name of the header, in lower case.")]
    public string? Name { get; init; }

    /// <summary>Its value; several are separated by commas.</summary>
    [Required]
    [Doc("Value of the header; several are separated by commas.")]
    public string? Value { get; init; }
}

/// <summary>A redirect.</summary>
public sealed record RequestRedirect
{
    /// <summary>What a hostname must look like.</summary>
    public const string HostnamePattern = @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    /// <summary>http or https; absent is that of the request.</summary>
    [OneOf("http", "https")]
    [Doc("Scheme of the new location; that of the request when absent.")]
    public string? Scheme { get; init; }

    /// <summary>The host; absent is that of the request.</summary>
    [MinLength(1)]
    [MaxLength(253)]
    [Pattern(HostnamePattern)]
    [Doc("Host of the new location; that of the request when absent.")]
    public string? Hostname { get; init; }

    /// <summary>The path; absent is that of the request.</summary>
    [Doc("Path of the new location; that of the request when absent.")]
    public PathRewrite? Path { get; init; }

    /// <summary>The port; absent is that of the request.</summary>
    [Minimum(1)]
    [Maximum(65535)]
    [Doc("Port of the new location; that of the request when absent.")]
    public int? Port { get; init; }

    /// <summary>The status; absent is 302.</summary>
    [Default(302)]
    [OneOf("301", "302", "303", "307", "308")]
    [Doc("Status of the response.")]
    public long? StatusCode { get; init; }
}

/// <summary>A change of host or path.</summary>
public sealed record UrlRewrite
{
    /// <summary>The new host.</summary>
    [MinLength(1)]
    [MaxLength(253)]
    [Pattern(RequestRedirect.HostnamePattern)]
    [Doc("New host of the request.")]
    public string? Hostname { get; init; }

    /// <summary>The new path.</summary>
    [Doc("New path of the request.")]
    public PathRewrite? Path { get; init; }

    /// <summary>Whether the host becomes that of the backend; MeshGateway only.</summary>
    [Doc("Makes the host that of the backend; only when the policy is for a MeshGateway.")]
    public bool? HostToBackendHostname { get; init; }
}

/// <summary>A change of path; the member that <see cref="Type"/> names holds the new one.</summary>
public sealed record PathRewrite
{
    /// <summary>ReplaceFullPath or ReplacePrefixMatch.</summary>
    [Required]
    [OneOf("ReplaceFullPath", "ReplacePrefixMatch")]
    [Doc("Which part of the path is replaced.")]
    public string? Type { get; init; }

    /// <summary>The new path.</summary>
    [Doc("New path; with type ReplaceFullPath.")]
    public string? ReplaceFullPath { get; init; }

    /// <summary>What takes the place of the prefix that matched.</summary>
    [Doc("What takes the place of the prefix that matched; with type ReplacePrefixMatch.")]
    public string? ReplacePrefixMatch { get; init; }
}

/// <summary>A copy of requests.</summary>
public sealed record RequestMirror
{
    /// <summary>How many, in percent (a number, or a decimal in quotes); absent is all.</summary>
    [Doc("Share of the requests that are copied, in percent; all when absent.")]
    public IntOrString? Percentage { get; init; }

    /// <summary>Where they go; Kuma 2.14 finds it by the tag kuma.io/service only.</summary>
    [Required]
    [Doc("Where the copies go.")]
    public BackendRef? BackendRef { get; init; }
}
