using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS404: traffic goes to a port by its number, and misses what policies set for the port by its name.</summary>
internal sealed class PortByNumber : Rule
{
    /// <summary>What these set for a port is looked up by the port as the backendRef writes it (meshroute/clusters.go).</summary>
    private static readonly IReadOnlyList<KindDescriptor> OfClusters =
    [
        MeshCircuitBreakerSpec.Descriptor, MeshHealthCheckSpec.Descriptor, MeshLoadBalancingStrategySpec.Descriptor, MeshTimeoutSpec.Descriptor,
    ];

    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS404",
        Severity.Info,
        "Port by number where a policy names it",
        "Write sectionName with the port's name in place of the number, or let the policy be for the whole service.",
        """
        A backendRef may give a port by its number or by its name, and traffic flows either way. But what a MeshCircuitBreaker,
        MeshHealthCheck or MeshLoadBalancingStrategy sets for a port by its name, and the connection timeouts of a MeshTimeout, Kuma looks up
        by the port as the backendRef writes it. Along a route that gives the number of a port which has a name, they are not found.

        Reported only where there is such a policy, for proxies that have the route.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshCircuitBreaker
        mesh: default
        name: few
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend, sectionName: http}
              default: {connectionLimits: {maxRequests: 10}}
        ---
        type: MeshHTTPRoute
        mesh: default
        name: all
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ```

        Mended:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshCircuitBreaker
        mesh: default
        name: few
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend, sectionName: http}
              default: {connectionLimits: {maxRequests: 10}}
        ---
        type: MeshHTTPRoute
        mesh: default
        name: all
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, sectionName: http}]}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Routes;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [.. RuleKinds.OfResolution, .. OfClusters];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.Backend))
        {
            if (reference is not { Port: { } number, SectionName: "" } || resolution.Targets is not [{ Section.Length: > 0 } target]
                || target.Section == number.ToString(CultureInfo.InvariantCulture))
            {
                continue;
            }

            var missed = OfClusters
                .SelectMany(kind => ItemsOnTarget.Of(context.World, kind, target.Resource, policy => PolicyReach.Overlap(context.World, policy, resource)))
                .Where(item => item.Section == target.Section && SetsCluster(item.Item.Conf, item.Item.Policy.Kind, target.AppProtocol))
                .Select(item => item.Item.Policy)
                .Select(policy => policy.ToString())
                .Distinct()
                .ToList();
            if (missed.Count > 0)
            {
                context.Report(
                    $"{reference.Path}.port",
                    $"{Wording.List(missed)} {(missed.Count == 1 ? "is" : "are")} for port {target.Section} by its name, which Kuma does not find along a "
                    + $"backendRef that gives the number; write sectionName: {target.Section}",
                    fix: Naming(reference, target.Section));
            }
        }
    }

    /// <summary>
    /// Of timeouts that of connecting, and on http and http2 those of connections (ClusterConfigurer); what is about requests is looked up
    /// elsewhere.
    /// </summary>
    private static bool SetsCluster(ConfValue conf, KindDescriptor kind, string? protocol) => kind != (KindDescriptor)MeshTimeoutSpec.Descriptor
        || (conf is ConfObject timeouts
            && (timeouts.Find("connectionTimeout") is not null
                || (protocol is "http" or "http2"
                    && (timeouts.Find("idleTimeout") is not null
                        || (timeouts.Find("http") is ConfObject http && (http.Find("maxStreamDuration") ?? http.Find("maxConnectionDuration")) is not null)))));

    /// <summary>A MeshMultiZoneService must have a port besides.</summary>
    private static Fix Naming(Reference reference, string section)
    {
        var put = new PutMember(reference.Path, "sectionName", JsonText.Of(section), After: "port");
        return new Fix(
            $"write sectionName: {section}",
            reference.Ref.Kind == "MeshMultiZoneService" ? [put] : [put, new RemoveNode($"{reference.Path}.port")]);
    }
}
