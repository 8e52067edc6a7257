using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.References;

/// <summary>MS303: the name is right, the namespace is not.</summary>
internal sealed class WrongNamespace : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS303",
        Severity.Warning,
        "Namespace wrong or missing",
        "Write the namespace of the target; on Universal leave it out.",
        """
        Without `namespace` a reference means the policy's own namespace, also where a policy of the system namespace is meant for the
        whole mesh, and in a backendRef the route's namespace, not that of the route's target. On Universal nothing has a namespace, and
        a reference that gives one finds nothing.

        A MeshExternalService lives in the system namespace alone: a policy of any other one has to write it.

        It is only info where nothing was given of the namespace in which Kuma looks: a resource of the same name may then exist there
        too, in another repository.

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
        metadata: {name: slow, namespace: kuma-system}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
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
        metadata: {name: slow, namespace: kuma-system}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend, namespace: app}
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
            if (resolution is Unresolved { Reason: ResolutionReason.NamespaceMismatch } unresolved)
            {
                var field = string.IsNullOrEmpty(reference.Ref.Namespace) ? "name" : "namespace";
                context.Report($"{reference.Path}.{field}", Messages.Of(unresolved), unresolved.Conclusive ? null : Severity.Info, fix: unresolved.Fix);
            }
        }
    }
}
