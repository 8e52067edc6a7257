namespace MeshTargeting.Resources.Kinds.Legacy;

/// <summary>A rule for HTTP.</summary>
public sealed record TrafficRouteHttp
{
    /// <summary>The requests that it is for.</summary>
    public TrafficRouteHttpMatch? Match { get; init; }

    /// <summary>What is changed in them and in their responses.</summary>
    public TrafficRouteModify? Modify { get; init; }

    /// <summary>Destinations with weights; excludes <see cref="Destination"/>.</summary>
    public IReadOnlyList<TrafficRouteSplit?>? Split { get; init; }

    /// <summary>The tags of the one destination; excludes <see cref="Split"/>.</summary>
    public IReadOnlyDictionary<string, string>? Destination { get; init; }
}

/// <summary>Which requests.</summary>
public sealed record TrafficRouteHttpMatch
{
    /// <summary>Their method.</summary>
    public TrafficRouteStringMatch? Method { get; init; }

    /// <summary>Their path.</summary>
    public TrafficRouteStringMatch? Path { get; init; }

    /// <summary>Their headers, by name.</summary>
    public IReadOnlyDictionary<string, TrafficRouteStringMatch?>? Headers { get; init; }
}

/// <summary>Matches a text in one of three ways.</summary>
public sealed record TrafficRouteStringMatch
{
    /// <summary>By its beginning.</summary>
    public string? Prefix { get; init; }

    /// <summary>As a whole.</summary>
    public string? Exact { get; init; }

    /// <summary>By a regular expression.</summary>
    public string? Regex { get; init; }
}

/// <summary>What is changed.</summary>
public sealed record TrafficRouteModify
{
    /// <summary>The path.</summary>
    public TrafficRouteModifyPath? Path { get; init; }

    /// <summary>The host.</summary>
    public TrafficRouteModifyHost? Host { get; init; }

    /// <summary>Headers of the request.</summary>
    public TrafficRouteModifyHeaders? RequestHeaders { get; init; }

    /// <summary>Headers of the response.</summary>
    public TrafficRouteModifyHeaders? ResponseHeaders { get; init; }
}

/// <summary>A change of the path, in one of two ways.</summary>
public sealed record TrafficRouteModifyPath
{
    /// <summary>What takes the place of the prefix that was matched.</summary>
    public string? RewritePrefix { get; init; }

    /// <summary>A replacement by a regular expression.</summary>
    public TrafficRouteRegexReplace? Regex { get; init; }
}

/// <summary>A change of the host, in one of two ways.</summary>
public sealed record TrafficRouteModifyHost
{
    /// <summary>The new host.</summary>
    public string? Value { get; init; }

    /// <summary>The new host, made of the path.</summary>
    public TrafficRouteRegexReplace? FromPath { get; init; }
}

/// <summary>A replacement by a regular expression.</summary>
public sealed record TrafficRouteRegexReplace
{
    /// <summary>The expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>What takes the place of what it matches.</summary>
    public string? Substitution { get; init; }
}

/// <summary>Headers that come and go.</summary>
public sealed record TrafficRouteModifyHeaders
{
    /// <summary>Headers that are added.</summary>
    public IReadOnlyList<TrafficRouteHeader?>? Add { get; init; }

    /// <summary>Headers that are removed.</summary>
    public IReadOnlyList<TrafficRouteHeader?>? Remove { get; init; }
}

/// <summary>A header.</summary>
public sealed record TrafficRouteHeader
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its value; without meaning where it is removed.</summary>
    public string? Value { get; init; }
}
