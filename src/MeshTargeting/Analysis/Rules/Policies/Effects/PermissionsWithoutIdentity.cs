using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Access;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS520: a MeshTrafficPermission or MeshTLS in a mesh whose proxies have no identities.</summary>
internal sealed class PermissionsWithoutIdentity : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS520",
        Severity.Warning,
        "Mesh without identities",
        "Give the mesh mutual TLS (mtls.enabledBackend) or its proxies a MeshIdentity.",
        """
        Kuma applies a MeshTrafficPermission and a MeshTLS only to proxies that have an identity: by the mutual TLS of the mesh
        (`mtls.enabledBackend`), or by a MeshIdentity. In a mesh with neither it skips them without a word: everybody may call everybody, whatever
        the permissions deny.

        Reported where the Mesh is given, or the manifests are said to be all there are.

        Fires:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: MeshTrafficPermission
        mesh: default
        name: frontend
        spec:
          rules:
            - default:
                allow: [{spiffeID: {type: Exact, value: "spiffe://default/frontend"}}]
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        mtls: {enabledBackend: ca-1, backends: [{name: ca-1, type: builtin}]}
        ---
        type: MeshTrafficPermission
        mesh: default
        name: frontend
        spec:
          rules:
            - default:
                allow: [{spiffeID: {type: Exact, value: "spiffe://default/frontend"}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTrafficPermissionSpec.Descriptor, MeshTLSSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshSpec.Descriptor, MeshIdentitySpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var (world, mesh) = (context.World, resource.Metadata.Mesh);
        var isKnown = world.Options.IsComplete || world.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", mesh)) is not null;
        if (!isKnown
            || !world.Options.Semantics.MeshSettings
            || ClientIdentity.HasMutualTls(world, mesh)
            || world.OfKind(mesh, MeshIdentitySpec.Descriptor).Any(i => i.Spec.Selector?.Dataplane is not null))
        {
            return;
        }

        var policy = (IPolicySpec)resource.SpecObject;
        context.Report(
            policy.RuleItems is { Count: > 0 } ? "spec.rules" : policy.FromItems is { Count: > 0 } ? "spec.from" : "spec",
            $"mesh {mesh} has no mutual TLS, and no MeshIdentity was given: without identities a {resource.Kind.Name} has no effect",
            anchor: Anchor.Key);
    }
}
