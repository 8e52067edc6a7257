using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Zones;

/// <summary>MS707: a written MeshService lacks the label by which other zones make its hostname.</summary>
internal sealed class HostnameInOtherZones : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS707",
        Severity.Info,
        "No hostname in other zones",
        "Write the label k8s.kuma.io/is-headless-service: \"false\".",
        """
        In other zones the clients of a service go by a hostname, and of the HostnameGenerators that Kuma brings along the one for services of
        Kubernetes asks for the label `k8s.kuma.io/is-headless-service`. Kuma writes it on the MeshServices that it makes of Services; on one that is
        written by hand nobody does.

        Only reported with `--mode federated-zone`.

        Fires:

        ```yaml
        # options: mode=federated-zone zone=east
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        # options: mode=federated-zone zone=east
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app, labels: {k8s.kuma.io/is-headless-service: "false"}}
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
        var labels = resource.Metadata.Labels;
        if (resource.Envelope == Envelope.Kubernetes
            && context.World.Options.Mode == ControlPlaneMode.FederatedZone
            && !labels.ContainsKey(KumaLabels.HeadlessService)
            && labels.GetValueOrDefault(KumaLabels.Origin) != "global")
        {
            context.Report(
                "metadata",
                $"without the label {KumaLabels.HeadlessService} Kuma's own HostnameGenerators make no hostname for the service in other zones",
                anchor: Anchor.Key,
                fix: new Fix($"write the label {KumaLabels.HeadlessService}: \"false\"", new PutMember("metadata.labels", KumaLabels.HeadlessService, "\"false\"")));
        }
    }
}
