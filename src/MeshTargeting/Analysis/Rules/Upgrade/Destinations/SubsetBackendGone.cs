using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS821: a backend or mirror of kind MeshServiceSubset.</summary>
internal sealed class SubsetBackendGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS821",
        Severity.Error,
        "Backend by tags",
        "Make a MeshService of each subset, and send the traffic there.",
        """
        Kuma 3.0 has no MeshServiceSubset: a share of the traffic goes to a MeshService of its own, which selects the proxies of the subset by
        labels. That needs a person, for the MeshServices have to be made, with names and ports that are fit.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshHTTPRoute
        name: canary
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend}}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshServiceSubset, name: backend, tags: {version: v2}}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshHTTPRoute
        name: canary
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend}}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshService, labels: {kuma.io/display-name: backend-v2}, port: 80}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = RuleKinds.Routes;

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.NamesInReferences;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        foreach (var reference in Targeting.References.Of(resource).Where(reference => reference is { IsBackend: true, Ref.Kind: "MeshServiceSubset" }))
        {
            var tags = reference.Ref.Tags is { Count: > 0 } given ? $" with {Wording.Labels(given)}" : "";
            context.Report(
                $"{reference.Path}.kind",
                "Kuma 3.0 has no MeshServiceSubset",
                remediation: $"Make a MeshService of the proxies of {reference.Name}{tags}, and refer to it by its labels.",
                explains: $"{reference.Path}.kind");
        }
    }
}
