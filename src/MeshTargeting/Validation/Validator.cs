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
        switch (resource)
        {
            case Resource<DataplaneSpec> resourceOfDataplane:
                DataplaneValidator.Validate(resourceOfDataplane, findings);
                break;
            case Resource<HostnameGeneratorSpec> resourceOfHostnameGenerator:
                HostnameGeneratorValidator.Validate(resourceOfHostnameGenerator, findings);
                break;
            case Resource<MeshSpec> resourceOfMesh:
                MeshValidator.Validate(resourceOfMesh, findings);
                break;
            case Resource<MeshAccessLogSpec> resourceOfMeshAccessLog:
                MeshAccessLogValidator.Validate(resourceOfMeshAccessLog, findings);
                break;
            case Resource<MeshCircuitBreakerSpec> resourceOfMeshCircuitBreaker:
                MeshCircuitBreakerValidator.Validate(resourceOfMeshCircuitBreaker, findings);
                break;
            case Resource<MeshExternalServiceSpec> resourceOfMeshExternalService:
                MeshExternalServiceValidator.Validate(resourceOfMeshExternalService, findings);
                break;
            case Resource<MeshFaultInjectionSpec> resourceOfMeshFaultInjection:
                MeshFaultInjectionValidator.Validate(resourceOfMeshFaultInjection, findings);
                break;
            case Resource<MeshGatewaySpec> resourceOfMeshGateway:
                MeshGatewayValidator.Validate(resourceOfMeshGateway, findings);
                break;
            case Resource<MeshHTTPRouteSpec> resourceOfMeshHTTPRoute:
                MeshHTTPRouteValidator.Validate(resourceOfMeshHTTPRoute, findings);
                break;
            case Resource<MeshHealthCheckSpec> resourceOfMeshHealthCheck:
                MeshHealthCheckValidator.Validate(resourceOfMeshHealthCheck, findings);
                break;
            case Resource<MeshIdentitySpec> resourceOfMeshIdentity:
                MeshIdentityValidator.Validate(resourceOfMeshIdentity, findings);
                break;
            case Resource<MeshLoadBalancingStrategySpec> resourceOfMeshLoadBalancingStrategy:
                MeshLoadBalancingStrategyValidator.Validate(resourceOfMeshLoadBalancingStrategy, findings);
                break;
            case Resource<MeshMetricSpec> resourceOfMeshMetric:
                MeshMetricValidator.Validate(resourceOfMeshMetric, findings);
                break;
            case Resource<MeshMultiZoneServiceSpec> resourceOfMeshMultiZoneService:
                MeshMultiZoneServiceValidator.Validate(resourceOfMeshMultiZoneService, findings);
                break;
            case Resource<MeshOpenTelemetryBackendSpec> resourceOfMeshOpenTelemetryBackend:
                MeshOpenTelemetryBackendValidator.Validate(resourceOfMeshOpenTelemetryBackend, findings);
                break;
            case Resource<MeshPassthroughSpec> resourceOfMeshPassthrough:
                MeshPassthroughValidator.Validate(resourceOfMeshPassthrough, findings);
                break;
            case Resource<MeshProxyPatchSpec> resourceOfMeshProxyPatch:
                MeshProxyPatchValidator.Validate(resourceOfMeshProxyPatch, findings);
                break;
            case Resource<MeshRateLimitSpec> resourceOfMeshRateLimit:
                MeshRateLimitValidator.Validate(resourceOfMeshRateLimit, findings);
                break;
            case Resource<MeshRetrySpec> resourceOfMeshRetry:
                MeshRetryValidator.Validate(resourceOfMeshRetry, findings);
                break;
            case Resource<MeshServiceSpec> resourceOfMeshService:
                MeshServiceValidator.Validate(resourceOfMeshService, findings);
                break;
            case Resource<MeshTCPRouteSpec> resourceOfMeshTCPRoute:
                MeshTCPRouteValidator.Validate(resourceOfMeshTCPRoute, findings);
                break;
            case Resource<MeshTLSSpec> resourceOfMeshTLS:
                MeshTLSValidator.Validate(resourceOfMeshTLS, findings);
                break;
            case Resource<MeshTimeoutSpec> resourceOfMeshTimeout:
                MeshTimeoutValidator.Validate(resourceOfMeshTimeout, findings);
                break;
            case Resource<MeshTraceSpec> resourceOfMeshTrace:
                MeshTraceValidator.Validate(resourceOfMeshTrace, findings);
                break;
            case Resource<MeshTrafficPermissionSpec> resourceOfMeshTrafficPermission:
                MeshTrafficPermissionValidator.Validate(resourceOfMeshTrafficPermission, findings);
                break;
            case Resource<MeshTrustSpec> resourceOfMeshTrust:
                MeshTrustValidator.Validate(resourceOfMeshTrust, findings);
                break;
            case Resource<MeshZoneAddressSpec> resourceOfMeshZoneAddress:
                MeshZoneAddressValidator.Validate(resourceOfMeshZoneAddress, findings);
                break;
            case Resource<TrafficRouteSpec> resourceOfTrafficRoute:
                TrafficRouteValidator.Validate(resourceOfTrafficRoute, findings);
                break;
            case Resource<WorkloadSpec> resourceOfWorkload:
                WorkloadValidator.Validate(resourceOfWorkload, findings);
                break;
            case Resource<ZoneSpec> resourceOfZone:
                ZoneValidator.Validate(resourceOfZone, findings);
                break;
            case Resource<ZoneEgressSpec> resourceOfZoneEgress:
                ZoneEgressValidator.Validate(resourceOfZoneEgress, findings);
                break;
            case Resource<ZoneIngressSpec> resourceOfZoneIngress:
                ZoneIngressValidator.Validate(resourceOfZoneIngress, findings);
                break;
        }

        GoneKinds.Validate(resource, findings);
        return WithoutRepetition(metadata.ToList(), findings.ToList());
    }

    /// <summary>Of a name that the kind's own validator rejects, what the rules for all names say as well is left out.</summary>
    private static IReadOnlyList<Finding> WithoutRepetition(IReadOnlyList<Finding> metadata, IReadOnlyList<Finding> own) =>
        metadata.Count == 0 ? own : [.. metadata.Where(m => !own.Any(o => o.Rule.IsKumaRejection && o.Path == m.Path)), .. own];
}
