namespace MeshTargeting.Targeting;

/// <summary>
/// Why a reference resolves or does not. Where Gateway API has a reason of that meaning, it has Gateway API's name
/// (<c>Resolved</c> is its <c>ResolvedRefs</c>).
/// </summary>
public enum ResolutionReason
{
    /// <summary>All is well.</summary>
    Resolved,

    /// <summary>Gateway API: the kind is absent, unknown, or not one that can stand here.</summary>
    InvalidKind,

    /// <summary>Gateway API: no resource has the name that a backendRef gives.</summary>
    BackendNotFound,

    /// <summary>Gateway API: no resource has the name that a targetRef gives.</summary>
    TargetNotFound,

    /// <summary>The reference gives neither a name nor labels.</summary>
    NameMissing,

    /// <summary>Whether there is such a resource cannot be told before the cluster has made it: a Pod's share of a headless Service.</summary>
    NotKnown,

    /// <summary>A resource of that name exists in another namespace, and none in the one where Kuma looks.</summary>
    NamespaceMismatch,

    /// <summary>A resource of that name exists with another zone, or without one; names do not reach across zones.</summary>
    ZoneMismatch,

    /// <summary>No port or inbound is called as sectionName says.</summary>
    SectionNotFound,

    /// <summary>No port has the number.</summary>
    PortNotFound,

    /// <summary>No resource has all the labels.</summary>
    NoLabelsMatch,

    /// <summary>The labels of a backendRef match several resources, and Kuma takes the oldest alone.</summary>
    OldestOnly,

    /// <summary>Kuma looks for proxies with the inbound tag kuma.io/service of that name, not for a MeshService, and none has it.</summary>
    LegacyServiceTag,

    /// <summary>No proxy is selected.</summary>
    NoProxyMatches,

    /// <summary>What a reference of kind Dataplane asks for only proxies of a MeshGateway have, and these it never selects.</summary>
    OnlyGatewayProxies,
}
