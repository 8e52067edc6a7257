using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.References;

/// <summary>MS304: no resource has the labels of a reference.</summary>
internal sealed class LabelsSelectNothing : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS304",
        Severity.Warning,
        "Labels select nothing",
        "Correct the labels; those that Kuma adds (kuma.io/display-name, k8s.kuma.io/namespace, kuma.io/zone) count too.",
        """
        A reference by labels means every resource of the kind that has all of them; a backendRef the oldest one. If none has them, Kuma
        says nothing and the reference has no effect.

        On Universal Kuma does not add `kuma.io/display-name` to a MeshService that is written by hand: write the label, or refer to the
        service by name.

        What carries the labels may stand in another repository, so this is only info, unless a resource carries all of them but one,
        and that one is misspelt, or `--context` or `complete: true` says that nothing is missing. Labels for one Pod of a headless
        Service, and for services of zones on a global control plane, are passed over: no manifest shows what they hit.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app, labels: {team: payments}}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: kuma-system}
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {team: payment}}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app, labels: {team: payments}}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: kuma-system}
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {team: payments}}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.To, ReferenceRole.Backend))
        {
            if (resolution is Unresolved { Reason: ResolutionReason.NoLabelsMatch } unresolved)
            {
                context.Report($"{reference.Path}.labels", Messages.Of(unresolved), unresolved.Conclusive ? null : Severity.Info, fix: unresolved.Fix);
            }
        }
    }
}
