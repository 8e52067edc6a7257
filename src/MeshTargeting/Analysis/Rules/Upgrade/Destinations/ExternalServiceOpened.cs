using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS826: a MeshExternalService that the global control plane confines to a zone.</summary>
internal sealed class ExternalServiceOpened : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS826",
        Severity.Warning,
        "External service is no longer of one zone",
        "See that every zone reaches the endpoints, or keep clients of other zones out by MeshTrafficPermissions.",
        """
        Up to 2.14 a MeshExternalService of the global control plane with the label `kuma.io/zone` is reached through that zone alone. Kuma 3.0
        does not go by the label: every zone's egress calls the endpoints itself, and clients of every zone can reach it.

        Fires:

        ```yaml
        # options: kuma=3.0 mode=global
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata: {name: ledger, namespace: kuma-system, labels: {kuma.io/zone: east}}
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: ledger.example, port: 443}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata: {name: ledger, namespace: kuma-system}
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: ledger.example, port: 443}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshExternalServiceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.NamesInReferences;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (context.World.Options.IsGlobal && resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Zone) is { Length: > 0 } zone)
        {
            var labels = resource.Envelope == Envelope.Kubernetes ? "metadata.labels" : "labels";
            context.Report(
                $"{labels}[\"{KumaLabels.Zone}\"]",
                $"Kuma 3.0 does not go by the label {KumaLabels.Zone} of a MeshExternalService: it is reached from every zone, not through {zone} alone");
        }
    }
}
