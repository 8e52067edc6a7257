using System.Text.Json.Serialization;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Resources.Kinds.Legacy;

namespace MeshTargeting.Resources;

/// <summary>Source-generated metadata of every declared record: the engine reads nothing by run-time reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DaemonSetSpec))]
[JsonSerializable(typeof(DataplaneSpec))]
[JsonSerializable(typeof(DeploymentSpec))]
[JsonSerializable(typeof(EndpointSliceSpec))]
[JsonSerializable(typeof(HostnameGeneratorSpec))]
[JsonSerializable(typeof(LegacySpec))]
[JsonSerializable(typeof(MeshAccessLogSpec))]
[JsonSerializable(typeof(MeshCircuitBreakerSpec))]
[JsonSerializable(typeof(MeshExpectationSpec))]
[JsonSerializable(typeof(MeshExternalServiceSpec))]
[JsonSerializable(typeof(MeshExternalServiceStatus))]
[JsonSerializable(typeof(MeshFaultInjectionSpec))]
[JsonSerializable(typeof(MeshGatewaySpec))]
[JsonSerializable(typeof(MeshHTTPRouteSpec))]
[JsonSerializable(typeof(MeshHealthCheckSpec))]
[JsonSerializable(typeof(MeshIdentitySpec))]
[JsonSerializable(typeof(MeshIdentityStatus))]
[JsonSerializable(typeof(MeshLoadBalancingStrategySpec))]
[JsonSerializable(typeof(MeshMetricSpec))]
[JsonSerializable(typeof(MeshMultiZoneServiceSpec))]
[JsonSerializable(typeof(MeshMultiZoneServiceStatus))]
[JsonSerializable(typeof(MeshOpenTelemetryBackendSpec))]
[JsonSerializable(typeof(MeshPassthroughSpec))]
[JsonSerializable(typeof(MeshProxyPatchSpec))]
[JsonSerializable(typeof(MeshRateLimitSpec))]
[JsonSerializable(typeof(MeshRetrySpec))]
[JsonSerializable(typeof(MeshServiceSpec))]
[JsonSerializable(typeof(MeshServiceStatus))]
[JsonSerializable(typeof(MeshSpec))]
[JsonSerializable(typeof(MeshTCPRouteSpec))]
[JsonSerializable(typeof(MeshTLSSpec))]
[JsonSerializable(typeof(MeshTimeoutSpec))]
[JsonSerializable(typeof(MeshTraceSpec))]
[JsonSerializable(typeof(MeshTrafficPermissionSpec))]
[JsonSerializable(typeof(MeshTrustSpec))]
[JsonSerializable(typeof(MeshTrustStatus))]
[JsonSerializable(typeof(MeshZoneAddressSpec))]
[JsonSerializable(typeof(NamespaceSpec))]
[JsonSerializable(typeof(PodSpec))]
[JsonSerializable(typeof(PodStatus))]
[JsonSerializable(typeof(PolicyStatus))]
[JsonSerializable(typeof(ServiceSpec))]
[JsonSerializable(typeof(StatefulSetSpec))]
[JsonSerializable(typeof(TrafficRouteSpec))]
[JsonSerializable(typeof(WorkloadSpec))]
[JsonSerializable(typeof(WorkloadStatus))]
[JsonSerializable(typeof(ZoneEgressSpec))]
[JsonSerializable(typeof(ZoneIngressSpec))]
[JsonSerializable(typeof(ZoneSpec))]
public sealed partial class ModelJson : JsonSerializerContext;
