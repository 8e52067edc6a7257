using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Effects;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>MS605: a timeout of connections in an item for a route.</summary>
internal sealed class TimeoutAlongRoute : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS605",
        Severity.Warning,
        "Timeout that a route does not know",
        "Set it in an item for the MeshService that the route is for; along a route only requestTimeout and streamIdleTimeout count.",
        """
        An item of a MeshTimeout for a MeshHTTPRoute is about requests along that route. `connectionTimeout`, `idleTimeout`,
        `http.maxStreamDuration`, `http.maxConnectionDuration` and `http.requestHeadersTimeout` belong to connections to the service, which
        requests of all routes share: Kuma takes them from items for the service or for the mesh, and leaves those of items for a route out.

        It is a warning where the item sets nothing else, and info where it does.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: main, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: search, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /search}}]
                  default: {}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshHTTPRoute, name: search}
              default: {connectionTimeout: 1s}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: main, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: search, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /search}}]
                  default: {}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshHTTPRoute, name: search}
              default: {http: {requestTimeout: 1s}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTimeoutSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var items = ((MeshTimeoutSpec)resource.SpecObject).To ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].TargetRef?.Kind == MeshHTTPRouteSpec.Descriptor.Name)
            {
                Judge(PolicyItems.Of(resource, context.World.Options.Semantics).To[i], context);
            }
        }
    }

    private static void Judge(PolicyItem item, AnalysisContext context)
    {
        var http = ProtocolEffects.Find(item.Conf, "http") as ConfObject;
        var isAll = http?.Find("requestTimeout") is null && http?.Find("streamIdleTimeout") is null;
        foreach (var field in RouteEffects.Of(item.Policy.Kind, item.Conf))
        {
            context.Report(
                $"{item.Path}.default.{field.Path}",
                $"{field.Path} is none that a route has: Kuma takes it from items for the service, and leaves this one out",
                isAll ? null : Severity.Info);
        }
    }
}
