using System.Collections.Frozen;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Kinds;
using MeshTargeting.Validation.Kinds.Legacy;

namespace MeshTargeting.Validation;

/// <summary>Judges one resource alone: what Kuma rejects (MS1xx), and what the MeshService reference forbids (MS2xx).</summary>
public static class Validator
{
    /// <summary>The validator of each kind that has one, a line a kind.</summary>
    private static readonly FrozenDictionary<KindDescriptor, Action<Resource, FindingList>> ByKind = new Dictionary<KindDescriptor, Action<Resource, FindingList>>
    {
        [DataplaneSpec.Descriptor] = Of<DataplaneSpec>(DataplaneValidator.Validate),
        [HostnameGeneratorSpec.Descriptor] = Of<HostnameGeneratorSpec>(HostnameGeneratorValidator.Validate),
        [MeshAccessLogSpec.Descriptor] = Of<MeshAccessLogSpec>(MeshAccessLogValidator.Validate),
        [MeshCircuitBreakerSpec.Descriptor] = Of<MeshCircuitBreakerSpec>(MeshCircuitBreakerValidator.Validate),
        [MeshExternalServiceSpec.Descriptor] = Of<MeshExternalServiceSpec>(MeshExternalServiceValidator.Validate),
        [MeshFaultInjectionSpec.Descriptor] = Of<MeshFaultInjectionSpec>(MeshFaultInjectionValidator.Validate),
        [MeshGatewaySpec.Descriptor] = Of<MeshGatewaySpec>(MeshGatewayValidator.Validate),
        [MeshHTTPRouteSpec.Descriptor] = Of<MeshHTTPRouteSpec>(MeshHTTPRouteValidator.Validate),
        [MeshHealthCheckSpec.Descriptor] = Of<MeshHealthCheckSpec>(MeshHealthCheckValidator.Validate),
        [MeshIdentitySpec.Descriptor] = Of<MeshIdentitySpec>(MeshIdentityValidator.Validate),
        [MeshLoadBalancingStrategySpec.Descriptor] = Of<MeshLoadBalancingStrategySpec>(MeshLoadBalancingStrategyValidator.Validate),
        [MeshMetricSpec.Descriptor] = Of<MeshMetricSpec>(MeshMetricValidator.Validate),
        [MeshMultiZoneServiceSpec.Descriptor] = Of<MeshMultiZoneServiceSpec>(MeshMultiZoneServiceValidator.Validate),
        [MeshOpenTelemetryBackendSpec.Descriptor] = Of<MeshOpenTelemetryBackendSpec>(MeshOpenTelemetryBackendValidator.Validate),
        [MeshPassthroughSpec.Descriptor] = Of<MeshPassthroughSpec>(MeshPassthroughValidator.Validate),
        [MeshProxyPatchSpec.Descriptor] = Of<MeshProxyPatchSpec>(MeshProxyPatchValidator.Validate),
        [MeshRateLimitSpec.Descriptor] = Of<MeshRateLimitSpec>(MeshRateLimitValidator.Validate),
        [MeshRetrySpec.Descriptor] = Of<MeshRetrySpec>(MeshRetryValidator.Validate),
        [MeshServiceSpec.Descriptor] = Of<MeshServiceSpec>(MeshServiceValidator.Validate),
        [MeshSpec.Descriptor] = Of<MeshSpec>(MeshValidator.Validate),
        [MeshTCPRouteSpec.Descriptor] = Of<MeshTCPRouteSpec>(MeshTCPRouteValidator.Validate),
        [MeshTLSSpec.Descriptor] = Of<MeshTLSSpec>(MeshTLSValidator.Validate),
        [MeshTimeoutSpec.Descriptor] = Of<MeshTimeoutSpec>(MeshTimeoutValidator.Validate),
        [MeshTraceSpec.Descriptor] = Of<MeshTraceSpec>(MeshTraceValidator.Validate),
        [MeshTrafficPermissionSpec.Descriptor] = Of<MeshTrafficPermissionSpec>(MeshTrafficPermissionValidator.Validate),
        [MeshTrustSpec.Descriptor] = Of<MeshTrustSpec>(MeshTrustValidator.Validate),
        [MeshZoneAddressSpec.Descriptor] = Of<MeshZoneAddressSpec>(MeshZoneAddressValidator.Validate),
        [TrafficRouteSpec.Descriptor] = Of<TrafficRouteSpec>(TrafficRouteValidator.Validate),
        [WorkloadSpec.Descriptor] = Of<WorkloadSpec>(WorkloadValidator.Validate),
        [ZoneEgressSpec.Descriptor] = Of<ZoneEgressSpec>(ZoneEgressValidator.Validate),
        [ZoneIngressSpec.Descriptor] = Of<ZoneIngressSpec>(ZoneIngressValidator.Validate),
        [ZoneSpec.Descriptor] = Of<ZoneSpec>(ZoneValidator.Validate),
    }.ToFrozenDictionary();

    /// <summary>
    /// Everything that is wrong, never only the first: Kuma's own violations first and in Kuma's order, then ours in the order of
    /// the fields, then deprecations. Kinds without a validator give nothing. Positions are not filled in.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="controlPlane">The control plane that it is meant for.</param>
    public static IReadOnlyList<Finding> Validate(Resource resource, ControlPlane controlPlane)
    {
        var findings = new FindingList(resource, controlPlane);
        var metadata = new FindingList(resource, controlPlane);
        KubernetesMetadataValidator.Validate(resource, metadata);
        UniversalMetadataValidator.Validate(resource, metadata);
        if (ByKind.TryGetValue(resource.Kind, out var validate))
        {
            validate(resource, findings);
        }

        GoneKinds.Validate(resource, findings);
        return WithoutRepetition(metadata.ToList(), findings.ToList());
    }

    /// <summary>Of a name that the kind's own validator rejects, what the rules for all names say as well is left out.</summary>
    private static IReadOnlyList<Finding> WithoutRepetition(IReadOnlyList<Finding> metadata, IReadOnlyList<Finding> own) =>
        metadata.Count == 0 ? own : [.. metadata.Where(m => !own.Any(o => o.Rule.IsKumaRejection && o.Path == m.Path)), .. own];

    private static Action<Resource, FindingList> Of<TSpec>(Action<Resource<TSpec>, FindingList> validate)
        where TSpec : class => (resource, findings) => validate((Resource<TSpec>)resource, findings);
}
