using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Labels;

/// <summary>MS704: a resource belongs to a mesh that no Mesh defines.</summary>
internal sealed class UnknownMesh : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS704",
        Severity.Warning,
        "Mesh not found",
        "Correct the name of the mesh, or add the Mesh.",
        """
        A resource belongs to the mesh that its label `kuma.io/mesh`, on Universal its field `mesh`, names. Kuma refuses resources of a mesh that
        does not exist.

        The Mesh may stand in another repository. So this is only reported where the name is almost that of a mesh that is there, `default` among
        them, or where `--context` or `complete: true` says that nothing is missing.

        Fires:

        ```yaml
        type: Mesh
        name: payments
        ---
        type: MeshTimeout
        mesh: paymets
        name: slow
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: Mesh
        name: payments
        ---
        type: MeshTimeout
        mesh: payments
        name: slow
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = RuleKinds.OfKuma.Where(kind => kind.Scope == KindScope.Mesh).ToArray();

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var mesh = resource.Metadata.Mesh;
        if (Meshes.IsKnown(context.World, mesh) || (Meshes.Meant(context.World, mesh, out var isOnly) is var meant && meant is null && !context.World.Options.IsComplete))
        {
            return;
        }

        var path = resource.Envelope == Envelope.Kubernetes && resource.Metadata.Labels.ContainsKey(KumaLabels.Mesh)
            ? $"metadata.labels[\"{KumaLabels.Mesh}\"]"
            : "mesh";
        context.Report(
            path,
            $"no Mesh {mesh} was found in what was given" + (meant is null ? "" : $"; did you mean \"{meant}\"?"),
            fix: meant is not null && isOnly ? new Fix($"write {meant}", new ReplaceValue(path, JsonText.Of(meant))) : null);
    }
}
