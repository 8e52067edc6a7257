using System.Collections.Frozen;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Resources.Kinds.Legacy;

namespace MeshTargeting.Resources;

/// <summary>
/// Every kind that the engine knows, one line a kind, in alphabetical order; beside them the <see cref="LegacyKinds"/>, which are found by
/// name and have neither definition nor page.
/// </summary>
public static class KindCatalog
{
    /// <summary>All kinds but the legacy ones.</summary>
    public static readonly IReadOnlyList<KindDescriptor> All =
    [
        DaemonSetSpec.Descriptor,
        DataplaneSpec.Descriptor,
        DeploymentSpec.Descriptor,
        EndpointSliceSpec.Descriptor,
        HostnameGeneratorSpec.Descriptor,
        MeshSpec.Descriptor,
        MeshAccessLogSpec.Descriptor,
        MeshCircuitBreakerSpec.Descriptor,
        MeshExternalServiceSpec.Descriptor,
        MeshFaultInjectionSpec.Descriptor,
        MeshGatewaySpec.Descriptor,
        MeshHTTPRouteSpec.Descriptor,
        MeshHealthCheckSpec.Descriptor,
        MeshIdentitySpec.Descriptor,
        MeshLoadBalancingStrategySpec.Descriptor,
        MeshMetricSpec.Descriptor,
        MeshMultiZoneServiceSpec.Descriptor,
        MeshOpenTelemetryBackendSpec.Descriptor,
        MeshPassthroughSpec.Descriptor,
        MeshProxyPatchSpec.Descriptor,
        MeshRateLimitSpec.Descriptor,
        MeshRetrySpec.Descriptor,
        MeshServiceSpec.Descriptor,
        MeshTCPRouteSpec.Descriptor,
        MeshTLSSpec.Descriptor,
        MeshTimeoutSpec.Descriptor,
        MeshTraceSpec.Descriptor,
        MeshTrafficPermissionSpec.Descriptor,
        MeshTrustSpec.Descriptor,
        MeshZoneAddressSpec.Descriptor,
        NamespaceSpec.Descriptor,
        PodSpec.Descriptor,
        ServiceSpec.Descriptor,
        StatefulSetSpec.Descriptor,
        WorkloadSpec.Descriptor,
        ZoneSpec.Descriptor,
        ZoneEgressSpec.Descriptor,
        ZoneIngressSpec.Descriptor,
    ];

    private static readonly FrozenDictionary<(string Group, string Name), KindDescriptor> ByName =
        All.Concat(LegacyKinds.All).ToFrozenDictionary(k => (k.Group, k.Name));

    private static readonly FrozenDictionary<string, KindDescriptor> ByShortName =
        All.Where(k => k.IsKuma && k.ShortName.Length > 0).ToFrozenDictionary(k => k.ShortName);

    /// <summary>Finds a kind by API group (empty for the core group) and name; null where it is none of ours.</summary>
    public static KindDescriptor? Find(string group, string name) => ByName.GetValueOrDefault((group, name));

    /// <summary>Finds one of Kuma's kinds by name; null where it is none of ours.</summary>
    public static KindDescriptor? FindKuma(string name) => Find("kuma.io", name);

    /// <summary>Finds one of Kuma's kinds by the short name that resource identifiers write; null where it is none of ours.</summary>
    public static KindDescriptor? FindByShortName(string shortName) => ByShortName.GetValueOrDefault(shortName);
}
