using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Upgrade.Targets;

/// <summary>MS806: a policy at tags, a service, a gateway or a route.</summary>
internal sealed class TopLevelKindGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS806",
        Severity.Error,
        "Policy at a kind that is gone",
        "Select proxies by kind Dataplane and labels, or the whole mesh by kind Mesh.",
        """
        In Kuma 3.0 a policy stands at a Mesh or at Dataplanes, and at nothing else: MeshSubset, MeshService, MeshServiceSubset, MeshGateway and
        MeshHTTPRoute are refused in `spec.targetRef`.

        Tags become labels where proxies have these labels: on Kubernetes the labels of a Pod are both. `meshservice fix --to 3.0` writes them
        where the manifests show that the same inbounds of the same proxies are selected, and that no other policy comes to win: a MeshSubset
        outranks a Dataplane, and labels do not.

        Fires:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: kuma-system}
        spec:
          targetRef: {kind: MeshSubset, tags: {app: web}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: kuma-system}
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = RuleKinds.Policies;

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.NamesInReferences;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is not IPolicySpec { TargetRef: { Kind: "MeshSubset" or "MeshService" or "MeshServiceSubset" or "MeshGateway" or "MeshHTTPRoute" } reference }
            || TopLevelRewrites.Of(context.Upgrade, resource) is not { } rewrite)
        {
            return;
        }

        context.Report(
            "spec.targetRef.kind",
            $"Kuma 3.0 has no policies at a {reference.Kind}",
            fix: rewrite.FixOf("spec.targetRef", reference),
            remediation: rewrite.Obstacle,
            explains: "spec.targetRef.kind");
    }
}
