using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS512: a policy of kind Mesh counts in one namespace alone.</summary>
internal sealed class NarrowedToNamespace : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS512",
        Severity.Info,
        "Mesh means one namespace",
        "Leave targetRef out if the namespace is what you mean; for the whole mesh put the policy into the system namespace.",
        """
        A policy in a namespace of its own that is not for services of that namespace counts for the proxies of that namespace alone, whatever its
        `targetRef` says: `kind: Mesh` then means all proxies of the namespace, not of the mesh.

        Reported where proxies of other namespaces are known.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: backend-1, namespace: app}
        spec:
          networking: {address: 10.0.0.1, inbound: [{port: 8080, tags: {kuma.io/service: backend_app_svc_80}}]}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: ledger-1, namespace: billing}
        spec:
          networking: {address: 10.0.0.2, inbound: [{port: 8080, tags: {kuma.io/service: ledger_billing_svc_80}}]}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: everywhere, namespace: app}
        spec:
          targetRef: {kind: Mesh}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: everywhere, namespace: kuma-system}
        spec:
          targetRef: {kind: Mesh}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfSelection;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (resource.Envelope != Envelope.Kubernetes || ((IPolicySpec)resource.SpecObject).TargetRef is not { Kind: "Mesh" })
        {
            return;
        }

        var traits = PolicyTraits.Of(resource, world.Options);
        if (traits.Filter.Namespace is { } ns
            && world.OfKind(resource.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor).FirstOrDefault(p => Lookup.NamespaceOf(world, p) != ns) is { } other)
        {
            context.Report(
                "spec.targetRef.kind",
                $"a policy of role {traits.Role.Name} counts in its own namespace alone: kind Mesh means the proxies of {ns}, not {other.Id} and others");
        }
    }
}
