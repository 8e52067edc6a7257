using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Inspect;

/// <summary>The kinds of policies in the order in which Kuma applies them (<c>Order</c> in their zz_generated.resource.go).</summary>
internal static class PolicyKinds
{
    /// <summary>Those that say where traffic goes.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Routes = [MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor];

    /// <summary>All others.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Others =
    [
        MeshTLSSpec.Descriptor,
        MeshLoadBalancingStrategySpec.Descriptor,
        MeshPassthroughSpec.Descriptor,
        MeshAccessLogSpec.Descriptor,
        MeshTraceSpec.Descriptor,
        MeshFaultInjectionSpec.Descriptor,
        MeshRateLimitSpec.Descriptor,
        MeshTimeoutSpec.Descriptor,
        MeshTrafficPermissionSpec.Descriptor,
        MeshHealthCheckSpec.Descriptor,
        MeshCircuitBreakerSpec.Descriptor,
        MeshRetrySpec.Descriptor,
        MeshMetricSpec.Descriptor,
        MeshProxyPatchSpec.Descriptor,
    ];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<KindDescriptor> All = [.. Routes, .. Others];

    /// <summary>Those that can set something for a proxy as a whole.</summary>
    public static readonly IReadOnlyList<KindDescriptor> ForProxies = With(All, "default");

    /// <summary>Those that can set something for incoming traffic.</summary>
    public static readonly IReadOnlyList<KindDescriptor> ForInbounds = With(All, "rules");

    /// <summary>Those that can set something for outgoing traffic.</summary>
    public static readonly IReadOnlyList<KindDescriptor> ForOutbounds = With(All, "to");

    /// <summary>Those that can set something for outgoing traffic along a route.</summary>
    public static readonly IReadOnlyList<KindDescriptor> ForRoutes = With(Others, "to");

    private static List<KindDescriptor> With(IEnumerable<KindDescriptor> kinds, string field) =>
        kinds.Where(kind => kind.Spec.Find(field) is not null).ToList();
}
