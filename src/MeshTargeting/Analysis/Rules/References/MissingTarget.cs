using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.References;

/// <summary>MS302: nothing of that name.</summary>
internal sealed class MissingTarget : Rule
{
    private static readonly ReferenceRole[] AllRoles = [ReferenceRole.TopLevel, ReferenceRole.To, ReferenceRole.Backend];

    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS302",
        Severity.Warning,
        "Target not found",
        "Correct the name, or add the resource. If it exists and is kept elsewhere, name that place with --context.",
        """
        Kuma admits a policy that names a service or route which does not exist. An item of `to` then has no effect; a route rule
        loses the backend, and without any it is skipped, so that requests fall to a broader rule.

        The name is looked up in the policy's mesh and zone, in the namespace that the reference gives, else in the policy's own.

        A target that was not given may stand in another repository, so this is only info, unless the manifests show the mistake
        themselves: a resource of almost that name stands where Kuma looks, or one of that name belongs to another mesh, or a Service
        is there of which Kuma makes no MeshService. Where `--context` brings the rest of the mesh, or the configuration says
        `complete: true`, every missing target is a warning. Names that zones or Kuma itself add, and that no manifest shows, stay info.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backedn}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
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
        // What selects proxies by their own names or labels another rule asks; a route or a gateway stands in between.
        var between = ((IPolicySpec)resource.SpecObject).TargetRef?.Kind is "MeshHTTPRoute" or "MeshGateway"
            && context.World.Options.Semantics.NamesInReferences;
        foreach (var (reference, resolution) in between ? context.Resolve(AllRoles) : context.Resolve(ReferenceRole.To, ReferenceRole.Backend))
        {
            if (resolution is Unresolved { Reason: ResolutionReason.TargetNotFound or ResolutionReason.BackendNotFound } unresolved
                && !reference.IsMarkedUnresolved)
            {
                context.Report($"{reference.Path}.name", Messages.Of(unresolved), unresolved.Conclusive ? null : Severity.Info, fix: unresolved.Fix);
            }
        }
    }
}
