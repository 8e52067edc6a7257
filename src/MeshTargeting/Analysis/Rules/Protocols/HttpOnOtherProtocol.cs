using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Effects;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>MS601: HTTP is routed or configured on a port that does not speak it.</summary>
internal sealed class HttpOnOtherProtocol : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS601",
        Severity.Warning,
        "HTTP on a port that is not HTTP",
        "Give the port appProtocol http, http2 or grpc; on a Kubernetes Service that is the port's appProtocol.",
        """
        Kuma reads HTTP only on ports whose `appProtocol` is `http`, `http2` or `grpc`, in lower case. Left out it is `tcp`, and so it is
        for a MeshService that Kuma makes of a Kubernetes Service whose port has no `appProtocol`. On such a port a MeshHTTPRoute has no
        effect, and as a backend of a MeshHTTPRoute it is left out. Nor has the `http` part of a MeshTimeout, MeshRetry or
        MeshHealthCheck an effect there, nor have the `hashPolicies` of a MeshLoadBalancingStrategy. For incoming traffic the protocol of
        the proxy's inbound counts, and what has no effect is the `http` part of a MeshTimeout, MeshRateLimit or MeshFaultInjection.

        A policy for a whole service, or for several proxies, is reported only if none of its ports speaks HTTP. One for the whole mesh
        never is, nor a MeshRetry or MeshHealthCheck that has a part for the port's protocol beside.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: all, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: all, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor, .. IdleSetting.Kinds];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [.. RuleKinds.OfResolution, MeshGatewaySpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is MeshHTTPRouteSpec)
        {
            JudgeRoute(context);
            return;
        }

        foreach (var setting in IdleSetting.Of(resource, context).Where(s => s.Reason == IdleReason.NotHttp))
        {
            context.Report(setting.Path, $"{setting.Ports.Without(ProtocolEffects.Http)}, and there {NameOf(setting)} have no effect");
        }
    }

    private static void JudgeRoute(AnalysisContext context)
    {
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.To, ReferenceRole.Backend))
        {
            if (HitPorts.Of(resolution) is not { } ports || ports.Protocols.Any(p => p is "http" or "http2" or "grpc"))
            {
                continue;
            }

            var others = ports.Without(ProtocolEffects.Http);
            context.Report(
                $"{reference.Path}.{Field(reference)}",
                reference.IsBackend
                    ? $"{others}, and an HTTP route leaves such a backend out"
                    : $"{others}, and there an HTTP route has no effect");
        }
    }

    private static string NameOf(IdleSetting setting) => setting.Item.Policy.SpecObject switch
    {
        MeshTimeoutSpec => "HTTP timeouts",
        MeshRetrySpec => "HTTP retries",
        MeshHealthCheckSpec => "HTTP health checks",
        MeshFaultInjectionSpec => "faults",
        MeshRateLimitSpec => "limits of HTTP requests",
        _ => "hash policies",
    };

    private static string Field(Reference reference) => reference switch
    {
        { SectionName.Length: > 0 } => "sectionName",
        { Port: not null } => "port",
        { Labels: not null } => "labels",
        _ => "name",
    };
}
