using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>MS604: a timeout that Kuma does not configure on grpc.</summary>
internal sealed class TimeoutOnGrpc : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS604",
        Severity.Warning,
        "Timeout that grpc does not know",
        "Remove it, or limit calls by http.requestTimeout or http.streamIdleTimeout, which work on grpc.",
        """
        On ports with `appProtocol: grpc` Kuma does not configure `idleTimeout`, `http.maxStreamDuration` and `http.maxConnectionDuration` of a
        MeshTimeout; on http and http2 it does. For incoming traffic the same holds of inbounds with the protocol grpc.

        It is a warning where the item sets nothing else that works, and info where it does. An `idleTimeout` beside something that works
        is not reported: it is mostly written along with the rest.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: main, port: 80, targetPort: 8080, appProtocol: grpc}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {maxStreamDuration: 1h}}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: main, port: 80, targetPort: 8080, appProtocol: grpc}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {streamIdleTimeout: 1h}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTimeoutSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [.. RuleKinds.OfResolution, MeshGatewaySpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var setting in IdleSetting.Of(resource, context).Where(IsWorthIt))
        {
            context.Report(
                setting.Path,
                $"{setting.Ports.Without("http or http2")}, and Kuma leaves {setting.Field.Path} out there",
                setting.IsAll ? null : Severity.Info);
        }
    }

    private static bool IsWorthIt(IdleSetting setting) =>
        setting.Reason == IdleReason.TimeoutOnGrpc && (setting.IsAll || setting.Field.Path != "idleTimeout");
}
