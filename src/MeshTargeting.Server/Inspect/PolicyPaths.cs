using System.Collections.Frozen;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Legacy;

namespace MeshTargeting.Server.Inspect;

/// <summary>The names that policies have in the paths of Kuma's API; those of the old kind have words of their own.</summary>
internal static class PolicyPaths
{
    private static readonly Dictionary<string, string> Separated = new()
    {
        ["CircuitBreaker"] = "circuit-breakers",
        ["FaultInjection"] = "fault-injections",
        ["HealthCheck"] = "health-checks",
        ["RateLimit"] = "rate-limits",
        ["TrafficLog"] = "traffic-logs",
        ["TrafficPermission"] = "traffic-permissions",
        ["TrafficRoute"] = "traffic-routes",
        ["TrafficTrace"] = "traffic-traces",
        ["VirtualOutbound"] = "virtual-outbounds",
    };

    private static readonly FrozenDictionary<string, KindDescriptor> Kinds = KindCatalog.All.Where(k => k.IsPolicy)
        .Concat(LegacyKinds.All.Where(k => k.Name != "ExternalService"))
        .ToFrozenDictionary(k => Separated.GetValueOrDefault(k.Name, k.Plural));

    /// <summary>The policies of a path; null where the version of Kuma has none of that name.</summary>
    public static KindDescriptor? Find(string path, KumaSemantics semantics) =>
        Kinds.GetValueOrDefault(path) is { } kind && (kind.IsPolicy || semantics.ServiceTagSelectors) ? kind : null;
}
