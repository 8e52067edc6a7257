using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>MS406: a MeshTCPRoute takes over a port of HTTP.</summary>
internal sealed class TcpRouteOnHttp : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS406",
        Severity.Warning,
        "MeshTCPRoute on a port of HTTP",
        "Use a MeshHTTPRoute, or give the port appProtocol tcp if nothing is to know of its HTTP.",
        """
        A MeshTCPRoute for a port whose appProtocol is http, http2 or grpc takes the port over: proxies forward its connections as they are.
        Requests are no longer balanced one by one, and HTTP timeouts, retries, metrics and access logs of that port are gone.

        For a whole service it is info unless all its ports are of HTTP: the route may be meant for the others.

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
        name: canary
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
        foreach (var item in TcpRouteItem.Of(resource, context))
        {
            var taken = item.Ports.Where(port => port.IsHttp && port.HttpRoute is null).ToList();
            if (taken.Count > 0)
            {
                context.Report(
                    item.Path,
                    $"{TcpRouteItem.Names(taken)} {(taken.Count == 1 ? "is" : "are")} of HTTP, and the route takes {(taken.Count == 1 ? "it" : "them")} over: "
                    + "connections are forwarded as they are, without HTTP routes, timeouts or retries",
                    item.Ports.All(port => port.IsHttp) ? null : Severity.Info);
            }
        }
    }
}
