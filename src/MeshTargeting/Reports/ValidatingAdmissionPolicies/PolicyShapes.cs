using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Kinds;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>The shapes of all policies, as Kuma 2.14 has them. The kinds are those of the validators; that the rest says what they do, a
/// property shows, which holds the two against each other.</summary>
internal static class PolicyShapes
{
    private static readonly string[] GatewaysAndRoutes = ["MeshGateway", "MeshHTTPRoute"];

    public static readonly IReadOnlyList<PolicyShape> All =
    [
        new(MeshAccessLogSpec.Descriptor, TargetRefRules.ProxiesAndGateways)
        {
            To = MeshAccessLogValidator.To,
            ToOfGateway = MeshAccessLogValidator.ToOfGateway,
            From = MeshAccessLogValidator.From,
            HasRules = true,
            HasSections = true,
            OneOf = ["from", "to", "rules"],
            NotBesideRules = ["to", "from"],
        },
        new(MeshCircuitBreakerSpec.Descriptor, TargetRefRules.ProxiesAndGateways)
        {
            To = MeshCircuitBreakerValidator.To,
            From = MeshCircuitBreakerValidator.From,
            HasRules = true,
            HasSections = true,
            OneOf = ["from", "to", "rules"],
            NotBesideRules = ["to", "from"],
        },
        new(MeshFaultInjectionSpec.Descriptor, TargetRefRules.ProxiesAndGateways)
        {
            TopOfOthers = TargetRefRules.Proxies,
            To = MeshFaultInjectionValidator.To,
            From = MeshFaultInjectionValidator.From,
            HasRules = true,
            HasSections = true,
            NotBesideRules = ["from"],
            NotOfGateways = ["from"],
            OnlyOfGateways = ["to"],
        },
        new(MeshHTTPRouteSpec.Descriptor, TargetRefRules.ProxiesAndGateways)
        {
            TopOfOthers = TargetRefRules.Proxies,
            To = MeshHTTPRouteValidator.To,
            ToOfGateway = MeshHTTPRouteValidator.ToOfGateway,
            Backends = MeshHTTPRouteValidator.Backends,
        },
        new(MeshHealthCheckSpec.Descriptor, TargetRefRules.ProxiesAndGateways) { To = MeshHealthCheckValidator.To },
        new(MeshLoadBalancingStrategySpec.Descriptor, TargetRefRules.ProxiesAndGateways)
        {
            To = MeshLoadBalancingStrategyValidator.To,
            ToOfGateway = MeshLoadBalancingStrategyValidator.ToOfGateway,
        },
        new(MeshMetricSpec.Descriptor, TargetRefRules.ProxiesAndGateways) { TopOfOthers = TargetRefRules.Proxies },
        new(MeshPassthroughSpec.Descriptor, MeshPassthroughValidator.Top),
        new(MeshProxyPatchSpec.Descriptor, MeshProxyPatchValidator.TopOfSystem) { TopOfOthers = MeshProxyPatchValidator.TopOfOthers },
        new(MeshRateLimitSpec.Descriptor, TargetRefRules.ProxiesGatewaysAndRoutes)
        {
            TopOfOthers = TargetRefRules.Proxies,
            To = MeshRateLimitValidator.WholeMesh,
            From = MeshRateLimitValidator.WholeMesh,
            HasRules = true,
            HasSections = true,
            NotBesideRules = ["to", "from"],
            NotOfGateways = ["from", "rules"],
            OnlyOfGateways = ["to"],
        },
        new(MeshRetrySpec.Descriptor, TargetRefRules.ProxiesGatewaysAndRoutes)
        {
            TopOfOthers = TargetRefRules.Proxies,
            To = MeshRetryValidator.To,
            ToOfGateway = MeshRetryValidator.ToOfGateway,
            Gateways = GatewaysAndRoutes,
        },
        new(MeshTCPRouteSpec.Descriptor, TargetRefRules.ProxiesAndGateways)
        {
            TopOfOthers = TargetRefRules.Proxies,
            To = MeshTCPRouteValidator.To,
            ToOfGateway = MeshTCPRouteValidator.ToOfGateway,
            Backends = MeshTCPRouteValidator.Backends,
        },
        new(MeshTLSSpec.Descriptor, MeshTLSValidator.Top)
        {
            From = MeshTLSValidator.From,
            HasRules = true,
            HasSections = true,
            NotBesideRules = ["from"],
        },
        new(MeshTimeoutSpec.Descriptor, MeshTimeoutValidator.TopOfSystem)
        {
            TopOfOthers = MeshTimeoutValidator.TopOfOthers,
            To = MeshTimeoutValidator.To,
            ToOfGateway = MeshTimeoutValidator.ToOfGateway,
            Gateways = GatewaysAndRoutes,
            From = MeshTimeoutValidator.From,
            HasRules = true,
            HasSections = true,
            OneOf = ["from", "to", "rules"],
            NotBesideRules = ["to", "from"],
            NotAtGateways = ["from"],
        },
        new(MeshTraceSpec.Descriptor, MeshTraceValidator.TopOfSystem) { TopOfOthers = MeshTraceValidator.TopOfOthers },
        new(MeshTrafficPermissionSpec.Descriptor, TargetRefRules.Proxies)
        {
            From = MeshTrafficPermissionValidator.From,
            HasRules = true,
            HasSections = true,
            OneOf = ["from", "rules"],
            NotBesideRules = ["from"],
        },
    ];
}
