using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

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
        for a MeshService that Kuma makes of a Kubernetes Service whose port has no `appProtocol`. On such a port a MeshHTTPRoute and the
        `http` part of a MeshTimeout have no effect, and as a backend of a MeshHTTPRoute it is left out.

        A policy for a whole service is reported only if none of its ports speaks HTTP.

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
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor, MeshTimeoutSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is MeshTimeoutSpec timeout)
        {
            JudgeTimeout(timeout, context);
        }
        else
        {
            JudgeRoute(context);
        }
    }

    private static void JudgeRoute(AnalysisContext context)
    {
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.To, ReferenceRole.Backend))
        {
            if (Others(resolution) is not { } others)
            {
                continue;
            }

            context.Report(
                $"{reference.Path}.{Field(reference)}",
                reference.IsBackend
                    ? $"{others}, and an HTTP route leaves such a backend out"
                    : $"{others}, and there an HTTP route has no effect");
        }
    }

    private static void JudgeTimeout(MeshTimeoutSpec timeout, AnalysisContext context)
    {
        var items = timeout.To ?? [];
        var ofHttp = Enumerable.Range(0, items.Count)
            .Where(i => items[i].Default?.Http is not null)
            .ToDictionary(i => $"spec.to[{i}].targetRef", i => $"spec.to[{i}].default.http");
        foreach (var (reference, resolution) in ofHttp.Count == 0 ? [] : context.Resolve(ReferenceRole.To))
        {
            if (ofHttp.TryGetValue(reference.Path, out var http) && Others(resolution) is { } others)
            {
                context.Report(http, $"{others}, and there HTTP timeouts have no effect");
            }
        }
    }

    /// <summary>Which ports a reference hits, if they are known and none of them speaks HTTP; otherwise null.</summary>
    private static string? Others(Resolution resolution)
    {
        var hits = resolution.Targets.SelectMany(Ports).ToList();
        if (hits.Count == 0 || hits.Any(hit => hit.Port.IsHttp))
        {
            return null;
        }

        var (target, port) = hits[0];
        var origin = target.Resource.DerivedFrom is { } service ? $" (made of {service.Id})" : "";
        return hits.Count == 1
            ? $"port {port} of {target.Resource.Id}{origin} has appProtocol {port.AppProtocol}"
            : resolution.Targets.Count == 1
                ? $"no port of {target.Resource.Id}{origin} has appProtocol http, http2 or grpc"
                : $"none of the {hits.Count} ports that the reference hits has appProtocol http, http2 or grpc";
    }

    private static IEnumerable<(Target Target, ServicePort Port)> Ports(Target target) => ServicePort.Of(target.Resource)
        .Where(port => target.Section.Length == 0 || port.Section == target.Section)
        .Select(port => (target, port));

    private static string Field(Reference reference) => reference switch
    {
        { SectionName.Length: > 0 } => "sectionName",
        { Port: not null } => "port",
        { Labels: not null } => "labels",
        _ => "name",
    };
}
