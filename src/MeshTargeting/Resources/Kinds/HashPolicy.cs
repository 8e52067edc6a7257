using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A property of requests that goes into their hash; the member that <see cref="Type"/> names says which.</summary>
public sealed record HashPolicy
{
    /// <summary>The sort of property; SourceIP is an old name of Connection, and gone in 3.0.</summary>
    [Required]
    [OneOf("Header", "Cookie", "Connection", "SourceIP", "QueryParameter", "FilterState")]
    [Until("3.0", "SourceIP")]
    [Doc("Sort of the property. SourceIP is deprecated: use Connection.")]
    public string? Type { get; init; }

    /// <summary>Whether the rest of the list is left aside once there is a hash.</summary>
    [Doc("Whether the rest of the list is left aside once there is a hash.")]
    public bool? Terminal { get; init; }

    /// <summary>A header.</summary>
    [Doc("A header; with type Header.")]
    public HashedHeader? Header { get; init; }

    /// <summary>A cookie.</summary>
    [Doc("A cookie; with type Cookie.")]
    public HashedCookie? Cookie { get; init; }

    /// <summary>The connection.</summary>
    [Doc("The connection; with type Connection or SourceIP.")]
    public HashedConnection? Connection { get; init; }

    /// <summary>A parameter of the query.</summary>
    [Doc("A parameter of the query; with type QueryParameter.")]
    public HashedQueryParameter? QueryParameter { get; init; }

    /// <summary>An object in the state of Envoy's filters.</summary>
    [Doc("An object in the state of Envoy's filters; with type FilterState.")]
    public HashedFilterState? FilterState { get; init; }
}

/// <summary>A header that is hashed.</summary>
public sealed record HashedHeader
{
    /// <summary>Its name.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Name of the header.")]
    public string? Name { get; init; }
}

/// <summary>A cookie that is hashed.</summary>
public sealed record HashedCookie
{
    /// <summary>Its name.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Name of the cookie.")]
    public string? Name { get; init; }

    /// <summary>How long a cookie lives that the proxy makes where there is none; absent is that it makes none.</summary>
    [Duration]
    [Doc("How long a cookie lives that the proxy makes where the request has none; it makes none when absent.")]
    public string? Ttl { get; init; }

    /// <summary>Its path, absolute.</summary>
    [Doc("Path of the cookie, absolute.")]
    public string? Path { get; init; }
}

/// <summary>The connection that is hashed.</summary>
public sealed record HashedConnection
{
    /// <summary>Whether the client's address is hashed.</summary>
    [Doc("Whether the address of the client is hashed.")]
    public bool? SourceIP { get; init; }
}

/// <summary>A parameter of the query that is hashed.</summary>
public sealed record HashedQueryParameter
{
    /// <summary>Its name; upper and lower case matter.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Name of the parameter; upper and lower case matter.")]
    public string? Name { get; init; }
}

/// <summary>An object in the state of Envoy's filters that is hashed.</summary>
public sealed record HashedFilterState
{
    /// <summary>Its key.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Key of the object.")]
    public string? Key { get; init; }
}
