using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Content;

/// <summary>MS808: a policy of nothing but <c>from</c>, which 3.0 takes and which says nothing there.</summary>
internal sealed class EmptyWithoutFrom : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS808",
        Severity.Warning,
        "Policy comes to say nothing",
        "Write rules in place of from.",
        """
        Kuma 3.0 reads past `from`, and of a MeshTLS or a MeshFaultInjection nothing is left then. It is accepted all the same. A MeshTLS was
        there to protect something: its `mode: Strict` is gone as silently as its `mode: Permissive`.

        `meshservice fix --to 3.0` writes `rules` where `from` speaks of all clients.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshTLS
        name: strict
        mesh: default
        spec:
          from:
            - targetRef: {kind: Mesh}
              default: {mode: Strict}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshTLS
        name: strict
        mesh: default
        spec:
          rules:
            - default: {mode: Strict}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTLSSpec.Descriptor, MeshFaultInjectionSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.FromItems;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is not IPolicySpec { FromItems.Count: > 0, RuleItems: null or { Count: 0 } })
        {
            return;
        }

        var rewrite = FromRewrite.Of(context.Upgrade, resource);
        context.Report(
            "spec.from",
            "Kuma 3.0 reads past from, and takes the policy although it says nothing then",
            resource.SpecObject is MeshTLSSpec ? Severity.Error : null,
            Anchor.Key,
            rewrite.Fix,
            rewrite.Remedy);
    }
}
