using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>MS419: what a policy sets for a route discards what others set for the service.</summary>
internal sealed class RouteResetsService : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS419",
        Severity.Warning,
        "Settings for a route discard those for its service",
        "Repeat the settings of the service in the item for the route, or leave the item out.",
        """
        What policies set for the mesh is the base of what they set for services and for routes. But nothing is handed down from a service to
        its routes: along a MeshHTTPRoute that an item of a MeshTimeout or MeshRetry is for, what items for the service set is gone, and Kuma's
        defaults take its place. An item for a route that sets `http.streamIdleTimeout` alone brings the requests along it back to a timeout
        of 15 seconds.

        Reported where an item for the service of the route sets `http.requestTimeout`, or for retries anything under the same protocol, and
        no item for the route does.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: search
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /search}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ---
        type: MeshTimeout
        mesh: default
        name: backend
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 60s}}
            - targetRef: {kind: MeshHTTPRoute, name: search}
              default: {http: {streamIdleTimeout: 10m}}
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
        type: MeshHTTPRoute
        mesh: default
        name: search
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /search}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ---
        type: MeshTimeout
        mesh: default
        name: backend
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 60s}}
            - targetRef: {kind: MeshHTTPRoute, name: search}
              default: {http: {requestTimeout: 60s, streamIdleTimeout: 10m}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTimeoutSpec.Descriptor, MeshRetrySpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (((IPolicySpec)resource.SpecObject).ToItems?.Any(item => item.TargetRef?.Kind == "MeshHTTPRoute") != true
            || PolicyTraits.Of(resource, world.Options).IsShadow)
        {
            return;
        }

        foreach (var item in PolicyItems.Of(resource, world.Options.Semantics).To.Where(item => item.TargetRef?.Kind == "MeshHTTPRoute"))
        {
            foreach (var route in ItemTargets.Of(world, item).Select(target => target.Resource))
            {
                if (Lost(world, item, route) is var (by, fields))
                {
                    context.Report(
                        $"{item.Path}.default",
                        $"along {route} this takes the place of what {by.Policy} sets for its service at {by.Path}: {Wording.List(fields)} "
                        + $"{(fields.Count == 1 ? "is" : "are")} back to Kuma's {(fields.Count == 1 ? "default" : "defaults")}");
                    break;
                }
            }
        }
    }

    /// <summary>An item for the route's service, and what of it no item for the route sets; null where nothing is lost.</summary>
    private static (PolicyItem By, IReadOnlyList<string> Fields)? Lost(World world, PolicyItem item, Resource route)
    {
        var kind = item.Policy.Kind;
        var kept = ItemsOnTarget.Of(world, kind, route).SelectMany(other => SettingsOf(other.Item.Conf)).Concat(SettingsOf(item.Conf)).ToHashSet();
        var services = PolicyItems.Of(route, world.Options.Semantics).To.SelectMany(to => ItemTargets.Of(world, to)).Where(t => t.Resource.Kind.IsDestination);
        foreach (var service in services)
        {
            foreach (var other in ItemsOnTarget.Of(world, kind, service.Resource))
            {
                if ((service.Section.Length == 0 || other.CountsFor(service.Section)) && PolicyReach.Overlap(world, other.Item.Policy, item.Policy)
                    && SettingsOf(other.Item.Conf).Where(setting => !kept.Contains(setting) && IsReset(kind, setting, item.Conf)).ToList() is { Count: > 0 } lost)
                {
                    return (other.Item, lost);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Of timeouts only that of requests goes back to its default: the others are not looked up along a route, or kept
    /// (meshtimeout/plugin/xds/configurer.go, ConfigureRouteAction). Of retries all that is set for a protocol, if the item sets anything for
    /// it, unless it sets no retries (meshretry/plugin/xds/configurer.go).
    /// </summary>
    private static bool IsReset(KindDescriptor kind, string setting, ConfValue conf)
    {
        if (kind == (KindDescriptor)MeshTimeoutSpec.Descriptor)
        {
            return setting == "http.requestTimeout";
        }

        var protocol = setting.Split('.')[0];
        return protocol is "http" or "grpc"
            && (conf as ConfObject)?.Find(protocol) is ConfObject { Fields.Count: > 0 } set
            && set.Find("numRetries") is not ConfScalar { Number: 0 };
    }

    /// <summary>The settings of a configuration as messages name them: <c>http.requestTimeout</c>.</summary>
    private static IEnumerable<string> SettingsOf(ConfValue conf, string above = "") => conf is ConfObject whole
        ? whole.Fields.SelectMany(field => SettingsOf(field.Value, above.Length == 0 ? field.Key : $"{above}.{field.Key}"))
        : [above];
}
