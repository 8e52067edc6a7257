using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Upgrade.Targets;

/// <summary>MS804: a policy for sidecars or gateways comes to be one for all proxies.</summary>
internal sealed class ProxyTypesGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS804",
        Severity.Error,
        "Types of proxies are no longer told apart",
        "Select the proxies that are meant by kind Dataplane and labels of theirs.",
        """
        Kuma 3.0 reads past `proxyTypes`: a policy for sidecars comes to count for gateways as well, and the other way round.

        What is said of incoming traffic and of sidecars alone is said as well by `kind: Dataplane`, for gateways have no inbounds of their
        own; `meshservice fix --to 3.0` writes that. A policy with `to` needs a person: only labels of the proxies tell them apart.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          targetRef: {kind: Mesh, proxyTypes: [Sidecar]}
          rules:
            - default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          targetRef: {kind: Dataplane}
          rules:
            - default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = RuleKinds.Policies;

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.NamesInReferences;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is not IPolicySpec { TargetRef: { Kind: "Mesh", ProxyTypes: { Count: > 0 } types } reference }
            || TopLevelRewrites.Of(context.Upgrade, resource) is not { } rewrite)
        {
            return;
        }

        var all = types.Distinct().Count() > 1;
        var others = types.Contains("Gateway") ? "sidecars" : "gateways";
        context.Report(
            "spec.targetRef.proxyTypes",
            all ? "Kuma 3.0 reads past proxyTypes, which names all there are" : $"Kuma 3.0 reads past proxyTypes: the policy comes to count for {others} too",
            all ? Severity.Info : null,
            fix: rewrite.FixOf("spec.targetRef", reference),
            remediation: rewrite.Obstacle,
            explains: "spec.rules");
    }
}
