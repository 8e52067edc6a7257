using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>MS407: a MeshTCPRoute has no effect beside a MeshHTTPRoute.</summary>
internal sealed class TcpRouteShadowed : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS407",
        Severity.Warning,
        "MeshTCPRoute without effect beside a MeshHTTPRoute",
        "Remove one of the two routes; what the MeshTCPRoute is meant to do goes into a rule of the MeshHTTPRoute.",
        """
        On a port whose appProtocol is http, http2 or grpc Kuma leaves MeshTCPRoutes out as soon as a MeshHTTPRoute is for the same port,
        whatever the two say and however specific they are.

        Reported where every port of the item is of HTTP and the MeshHTTPRoute is certain to be for all proxies that have the MeshTCPRoute.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshTCPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules: [{default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: paths
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
        type: MeshHTTPRoute
        mesh: default
        name: paths
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTCPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var item in TcpRouteItem.Of(resource, context).Where(item => item.Ports.All(port => port is { IsHttp: true, HttpRoute: not null })))
        {
            var routes = item.Ports.Select(port => port.HttpRoute!.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
            context.Report(
                item.Path,
                $"without effect: {TcpRouteItem.Names(item.Ports)} {(item.Ports.Count == 1 ? "is" : "are")} of HTTP, and there "
                + $"{Wording.List(routes)} {(routes.Count == 1 ? "goes" : "go")} before every MeshTCPRoute");
        }
    }
}
