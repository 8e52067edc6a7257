using System.Collections.Frozen;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>Names of Kuma's kinds, those included that the engine has no use for and reads over.</summary>
internal static class KumaKinds
{
    /// <summary>The API group of Kuma's CustomResourceDefinitions.</summary>
    public const string Group = "kuma.io";

    // From Kuma 2.14's CustomResourceDefinitions and resource registry; what the catalogue declares need not be left out here.
    private static readonly FrozenSet<string> OnBoth = FrozenSet.Create(
        StringComparer.Ordinal,
        "CircuitBreaker", "ContainerPatch", "Dataplane", "DataplaneInsight", "ExternalService", "FaultInjection", "HealthCheck",
        "HostnameGenerator", "Mesh", "MeshAccessLog", "MeshCircuitBreaker", "MeshExternalService", "MeshFaultInjection", "MeshGateway",
        "MeshGatewayConfig", "MeshGatewayInstance", "MeshGatewayRoute", "MeshHTTPRoute", "MeshHealthCheck", "MeshIdentity",
        "MeshInsight", "MeshLoadBalancingStrategy", "MeshMetric", "MeshMultiZoneService", "MeshOpenTelemetryBackend",
        "MeshPassthrough", "MeshProxyPatch", "MeshRateLimit", "MeshRetry", "MeshService", "MeshTCPRoute", "MeshTLS", "MeshTimeout",
        "MeshTrace", "MeshTrafficPermission", "MeshTrust", "MeshZoneAddress", "ProxyTemplate", "RateLimit", "Retry", "ServiceInsight",
        "Timeout", "TrafficLog", "TrafficPermission", "TrafficRoute", "TrafficTrace", "VirtualOutbound", "Workload", "Zone",
        "ZoneEgress", "ZoneEgressInsight", "ZoneIngress", "ZoneIngressInsight", "ZoneInsight");

    private static readonly FrozenSet<string> OnUniversalOnly = FrozenSet.Create(
        StringComparer.Ordinal,
        "Config", "DataplaneOverview", "GlobalSecret", "Secret", "ServiceOverview", "ZoneEgressOverview", "ZoneIngressOverview", "ZoneOverview");

    private static readonly string[] NamesOnKubernetes = Declared().Union(OnBoth).Order(StringComparer.Ordinal).ToArray();

    private static readonly string[] NamesOnUniversal =
        Declared().Union(OnBoth).Union(OnUniversalOnly).Order(StringComparer.Ordinal).ToArray();

    /// <summary>Every name that a form knows, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(Envelope envelope) => envelope == Envelope.Kubernetes ? NamesOnKubernetes : NamesOnUniversal;

    /// <summary>Whether it is the name of one of Kuma's kinds.</summary>
    public static bool Exists(string name, Envelope envelope) =>
        OnBoth.Contains(name) || KindCatalog.FindKuma(name) is not null || (envelope == Envelope.Universal && OnUniversalOnly.Contains(name));

    private static IEnumerable<string> Declared() => KindCatalog.All.Where(kind => kind.IsKuma).Select(kind => kind.Name);
}
