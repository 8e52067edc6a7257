using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>MS917: the appProtocol of a Service is none that Kuma knows.</summary>
internal sealed class AppProtocolOfService : Rule
{
    private static readonly string[] Known = ["grpc", "http", "http2", "kafka", "tcp"];

    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS917",
        Severity.Warning,
        "appProtocol that Kuma does not know",
        "Write grpc, http, http2 or tcp, in lower case.",
        """
        Kuma copies the `appProtocol` of a Service into the MeshService that it makes of it, as it stands. There only `grpc`, `http`, `http2`, `kafka`
        and `tcp` mean something, in lower case. Any other is as good as `tcp`: no routes, retries or HTTP timeouts on that port.

        A word that is one of these but for its case or a letter is a warning; any other, such as `kubernetes.io/h2c`, may be meant for somebody
        else and is info.

        Fires:

        ```yaml
        apiVersion: v1
        kind: Service
        metadata: {name: backend, namespace: app}
        spec:
          selector: {app: backend}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: HTTP}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: Mesh
        metadata: {name: default}
        spec: {meshServices: {mode: Exclusive}}
        ```

        Mended:

        ```yaml
        apiVersion: v1
        kind: Service
        metadata: {name: backend, namespace: app}
        spec:
          selector: {app: backend}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: Mesh
        metadata: {name: default}
        spec: {meshServices: {mode: Exclusive}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [ServiceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => MadeServices.Reads;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var ports = ((ServiceSpec)resource.SpecObject).Ports ?? [];
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i] is { AppProtocol: { } written, Protocol: null or "TCP" } && Array.IndexOf(Known, written) < 0 && MadeServices.Of(context.World, resource) is { } made)
            {
                Report(i, written, made, context);
            }
        }
    }

    private static void Report(int i, string written, Resource made, AnalysisContext context)
    {
        var path = $"spec.ports[{i}].appProtocol";
        var meant = Known.FirstOrDefault(known => known.Equals(written, StringComparison.OrdinalIgnoreCase))
            ?? (written is not ("https" or "tls") && NearName.Find(written, Known) is { } near && NearName.IsMisspelling(written, near) ? near : null);
        context.Report(
            path,
            $"{made.Id}, which Kuma makes of it, takes \"{written}\" for tcp{(meant is null ? "" : $"; did you mean \"{meant}\"?")}",
            meant is null ? Severity.Info : null,
            fix: meant is null ? null : new Fix($"write appProtocol: {meant}", new ReplaceValue(path, JsonText.Of(meant))));
    }
}
