using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Content;

/// <summary>MS807: <c>from</c>, which 3.0 reads past.</summary>
internal sealed class FromGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS807",
        Severity.Warning,
        "Settings by client are gone",
        "Write rules in place of from.",
        """
        Kuma 3.0 has no `from`: settings for incoming traffic are in `rules`. Beside `to` it is left out of account without a word, alone it is
        refused.

        What `from` says of `kind: Mesh`, all clients, `rules` says without a match; `meshservice fix --to 3.0` writes that, and makes a policy
        of its own of it where `to` and `rules` may not stand together. What it says of some clients needs a person: `rules` know clients by
        their SPIFFE IDs, and which proxy has which ID the MeshIdentities of the mesh decide. So it is with every `from` of a
        MeshTrafficPermission.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          from:
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
          rules:
            - default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [
        MeshAccessLogSpec.Descriptor,
        MeshCircuitBreakerSpec.Descriptor,
        MeshRateLimitSpec.Descriptor,
        MeshTimeoutSpec.Descriptor,
        MeshTrafficPermissionSpec.Descriptor,
    ];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.FromItems;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is not IPolicySpec { FromItems.Count: > 0, RuleItems: null or { Count: 0 } } spec)
        {
            return;
        }

        var rewrite = FromRewrite.Of(context.Upgrade, resource);
        var protects = resource.SpecObject is MeshTrafficPermissionSpec or MeshRateLimitSpec;
        context.Report(
            "spec.from",
            $"Kuma 3.0 reads past from: what the policy says of incoming traffic is lost",
            protects || spec.ToItems is null or { Count: 0 } ? Severity.Error : null,
            Anchor.Key,
            rewrite.Fix,
            rewrite.Remedy,
            explains: "spec");
    }
}
