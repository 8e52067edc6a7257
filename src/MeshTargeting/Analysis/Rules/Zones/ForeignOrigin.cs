using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Zones;

/// <summary>MS706: a MeshService of a zone says that it comes from elsewhere.</summary>
internal sealed class ForeignOrigin : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS706",
        Severity.Warning,
        "Service said to come from elsewhere",
        "Remove the label: the control plane writes the origin itself.",
        """
        The label `kuma.io/origin: global` marks what synchronisation has brought from another control plane, and such copies live in the system
        namespace. A MeshService in a namespace of its own that carries the label is taken for one: Kuma never counts its proxies and never makes it
        Available, so that other zones do not use it.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app, labels: {kuma.io/origin: global}}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var options = context.World.Options;
        if (resource.Envelope == Envelope.Kubernetes
            && resource.Metadata.Namespace is { Length: > 0 } ns && ns != options.SystemNamespace
            && options.Mode != ControlPlaneMode.Global
            && options.Semantics.NamesInReferences
            && resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin) == "global"
            && !resource.Metadata.Labels.ContainsKey(KumaLabels.Zone))
        {
            var path = $"metadata.labels[\"{KumaLabels.Origin}\"]";
            context.Report(
                path, "Kuma takes the service for one of another control plane, and never makes it Available", fix: new Fix("remove the label", new RemoveNode(path)));
        }
    }
}
