using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS814: a MeshService whose selector 3.0 reads past.</summary>
internal sealed class SelectorByTags : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS814",
        Severity.Error,
        "MeshService by tags comes to have no proxies",
        "Select the proxies by dataplaneLabels.matchLabels, with labels that they have.",
        """
        Kuma 3.0 reads past `selector.dataplaneTags`. The MeshService is accepted and keeps its name and ports; it has no proxies any more, and
        every request to it fails.

        `meshservice fix --to 3.0` writes `dataplaneLabels` where the labels select the same proxies: on Kubernetes the labels of a Pod are both
        tags of its inbounds and labels of its Dataplane. On Universal the labels have to be on the Dataplane.

        Fires:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneLabels: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.ServiceTagSelectors;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var service = (Resource<MeshServiceSpec>)resource;
        if (service.Spec.Selector is not { DataplaneTags: { } tags, DataplaneRef: null, DataplaneLabels: null })
        {
            return;
        }

        var (fix, obstacle) = SelectorMove.Of(context.Upgrade, service, tags);
        context.Report(
            "spec.selector.dataplaneTags",
            "Kuma 3.0 reads past dataplaneTags: the service comes to have no proxies",
            anchor: Anchor.Key,
            fix: fix,
            remediation: obstacle,
            explains: "spec.selector");
    }
}
