using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>MS602: a setting is for another protocol than any of its ports speaks.</summary>
internal sealed class OtherProtocol : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS602",
        Severity.Warning,
        "Setting for another protocol than the port's",
        "Set the part that is for the protocol of the port, or correct the appProtocol of the port.",
        """
        MeshRetry and MeshHealthCheck have a part for each protocol: `http`, `grpc` and `tcp`. Kuma takes the one that the `appProtocol` of the
        port asks for and leaves the others alone:

        | part | of MeshRetry works on | of MeshHealthCheck works on |
        |---|---|---|
        | `http` | http | http, http2 |
        | `grpc` | grpc | grpc |
        | `tcp` | tcp | tcp; on http, http2 and grpc only where the part for these is there with `disabled: true` |

        So a MeshRetry with nothing but `tcp` retries nothing on a port that speaks HTTP, and a MeshHealthCheck with nothing but `tcp` checks
        nothing there. Reported only if no part of the item fits any port that it is for.

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
        kind: MeshHealthCheck
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {interval: 10s, tcp: {}}
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
        kind: MeshHealthCheck
        metadata: {name: backend, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {interval: 10s, http: {path: /healthy}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshRetrySpec.Descriptor, MeshHealthCheckSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var setting in IdleSetting.Of(resource, context).Where(s => s.Reason == IdleReason.OtherProtocol))
        {
            var ports = setting.Ports;
            context.Report(
                setting.Path,
                $"{(ports.Count == 1 ? ports.Single : $"the ports have {ports.Word} {Wording.List(ports.Protocols)}")}, and there "
                + $"{setting.Field.Path} of a {resource.Kind.Name} has no effect; it works on {setting.Field.WorksAt}");
        }
    }
}
