using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS805: a service or route by name, which 3.0 reads past.</summary>
internal sealed class ReferenceByName : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS805",
        Severity.Error,
        "Reference by name",
        "Refer to the resource by labels: kuma.io/display-name, and k8s.kuma.io/namespace on Kubernetes.",
        """
        Kuma 3.0 refers to MeshServices, MeshExternalServices, MeshMultiZoneServices and MeshHTTPRoutes by labels alone: it reads past `name`
        and `namespace`, and refuses what is left.

        `meshservice fix --to 3.0` writes the labels that stand for the name, where they hit the same under 3.0 as the name does under 2.14.
        Three things to know: the namespace is written out, since `to` has no default for it; a label `kuma.io/zone` is not added, since a
        policy with it is no producer's any more; and the labels are for 3.0, on 2.14 they make a consumer's policy of a producer's. Apply them
        with the upgrade.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend}}
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
        foreach (var reference in Targeting.References.Of(resource))
        {
            if (reference is not { Role: ReferenceRole.To or ReferenceRole.Backend or ReferenceRole.Mirror, Name.Length: > 0, Labels: null, IsMarkedUnresolved: false }
                || DestinationReferences.KindOf(reference.Ref.Kind) is null)
            {
                continue;
            }

            var rewrite = DestinationRewrites.Of(context.Upgrade, reference);
            context.Report(
                $"{reference.Path}.name",
                $"Kuma 3.0 knows a {reference.Ref.Kind} by labels alone, and reads past the name {reference.Name}",
                fix: rewrite.FixOf(reference.Path, reference.Ref),
                remediation: rewrite.Obstacle,
                explains: $"{reference.Path}.labels");
        }
    }
}
