using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>MS603: a MeshRetry for a port that speaks http2.</summary>
internal sealed class RetryOnHttp2 : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS603",
        Severity.Warning,
        "Retries on http2",
        "Give the port appProtocol http, or grpc where it is gRPC; or leave retries to the client.",
        """
        Kuma configures the retries of a MeshRetry on ports with `appProtocol` http and grpc, and on those with tcp. It forgets http2: whatever a
        MeshRetry sets there, no request is tried again. Between proxies Kuma speaks HTTP/2 in any case, so a port of a service that
        understands both does as well with http.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: main, port: 80, targetPort: 8080, appProtocol: http2}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshRetry
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {numRetries: 3}}
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
        kind: MeshRetry
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {numRetries: 3}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshRetrySpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var setting in IdleSetting.Of(resource, context).Where(s => s.Reason == IdleReason.RetryOnHttp2))
        {
            context.Report(setting.Path, $"{setting.Ports.Without("http or grpc")}, and Kuma never retries on http2");
        }
    }
}
