namespace MeshTargeting.Resources.Kinds.Legacy;

/// <summary>
/// Kuma's policies from before targetRefs, which 3.0 no longer has. They are known by name, for permissions, labels and the advice to
/// migrate, and by the proxies that they select; only of TrafficRoute is more declared.
/// </summary>
public static class LegacyKinds
{
    /// <summary>What is outside of the mesh, by a tag of the proxies' sort; its spec is not declared.</summary>
    public static readonly KindDescriptor ExternalService = Of("ExternalService", "externalservices", "MeshExternalService");

    /// <summary>All of them, in alphabetical order.</summary>
    public static readonly IReadOnlyList<KindDescriptor> All =
    [
        Of("CircuitBreaker", "circuitbreakers", "MeshCircuitBreaker"),
        ExternalService,
        Of("FaultInjection", "faultinjections", "MeshFaultInjection"),
        Of("HealthCheck", "healthchecks", "MeshHealthCheck"),
        Of("MeshGatewayRoute", "meshgatewayroutes", "MeshHTTPRoute or MeshTCPRoute"),
        Of("ProxyTemplate", "proxytemplates", "MeshProxyPatch"),
        Of("RateLimit", "ratelimits", "MeshRateLimit"),
        Of("Retry", "retries", "MeshRetry"),
        Of("Timeout", "timeouts", "MeshTimeout"),
        Of("TrafficLog", "trafficlogs", "MeshAccessLog"),
        Of("TrafficPermission", "trafficpermissions", "MeshTrafficPermission"),
        TrafficRouteSpec.Descriptor,
        Of("TrafficTrace", "traffictraces", "MeshTrace"),
        Of("VirtualOutbound", "virtualoutbounds", "HostnameGenerator"),
    ];

    private static KindDescriptor<LegacySpec> Of(string name, string plural, string successor) => new(static () => ModelJson.Default.LegacySpec)
    {
        Name = name,
        Plural = plural,
        Kds = Synchronisation.GlobalToZones,
        Namespaced = false,
        SpecInlineOnUniversal = true,
        Partial = true,
        Successor = successor,
        Description = $"{name} is a policy of the old kind, which {successor} has taken the place of.",
    };
}

/// <summary>The spec of a policy of which nothing is declared but the proxies and services that it is for.</summary>
public sealed record LegacySpec : ILegacySelection
{
    /// <inheritdoc />
    public IReadOnlyList<LegacySelector?>? Selectors { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<LegacySelector?>? Sources { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<LegacySelector?>? Destinations { get; init; }
}
