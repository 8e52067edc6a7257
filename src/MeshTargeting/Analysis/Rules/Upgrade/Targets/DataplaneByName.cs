using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Targets;

/// <summary>MS803: a proxy by name comes to mean every proxy.</summary>
internal sealed class DataplaneByName : UpgradeRule
{
    private const int MostCounted = 500;

    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS803",
        Severity.Error,
        "Proxy by name comes to select every proxy",
        "Select the proxy by labels: kuma.io/display-name, and k8s.kuma.io/namespace on Kubernetes.",
        """
        Kuma 3.0 knows references by labels alone. It takes `{kind: Dataplane, name: web-0}` without a word, reads past the name, and a
        Dataplane without labels means **every** proxy where the policy counts.

        `meshservice fix --to 3.0` writes the labels that stand for the name, where they select the same proxies. Write the namespace:
        nothing fills it in.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          targetRef: {kind: Dataplane, name: web-0}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          targetRef: {kind: Dataplane, labels: {kuma.io/display-name: web-0}}
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
        if (resource.SpecObject is not IPolicySpec { TargetRef: { Kind: "Dataplane" } reference } || TopLevelRewrites.Of(context.Upgrade, resource) is not { } rewrite)
        {
            return;
        }

        var (member, written) = string.IsNullOrEmpty(reference.Name) ? ("namespace", reference.Namespace) : ("name", reference.Name);
        var instead = reference.Labels is { Count: > 0 } ? "what the labels say counts" : $"this comes to select {Everything(resource, reference, context)} where the policy counts";
        context.Report(
            $"spec.targetRef.{member}",
            $"Kuma 3.0 reads past the {member} {written}: {instead}",
            fix: rewrite.FixOf("spec.targetRef", reference),
            remediation: rewrite.Obstacle);
    }

    /// <summary>How many proxies that are, where they are few enough to be counted for every such policy.</summary>
    private static string Everything(Resource policy, TargetRef reference, AnalysisContext context)
    {
        if (context.World.OfKind(policy.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor).Count > MostCounted)
        {
            return "every proxy";
        }

        var selected = SelectedProxies.Of(context.World, policy, new TargetRef { Kind = "Dataplane", SectionName = reference.SectionName }).Count;
        return selected > 1 ? $"all {selected} proxies" : "every proxy";
    }
}
