using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Resources;

/// <summary>MS305: the same resource is defined twice.</summary>
internal sealed class DuplicateResource : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS305",
        Severity.Error,
        "Resource defined twice",
        "Remove one of the two, or give it another name or namespace.",
        """
        Two documents of the same kind, namespace and name are one object: whichever is applied last wins, and which that is depends on
        the order in which files happen to be applied. On Kubernetes the mesh does not tell them apart, for it is only the label
        `kuma.io/mesh`; on Universal kind, mesh and name do.

        Documents without a namespace are compared within one file only, because each file may be applied to a namespace of its own. Two
        documents in different folders are a warning: they may be meant for different clusters, or one may be an overlay of the other.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1h}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 2h}}]
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 2h}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.OfKuma;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var twins = context.Twins();
        if (twins.Count == 1)
        {
            return;
        }

        var mayMoveAlone = resource is { Envelope: Envelope.Kubernetes, Kind.Namespaced: true, Metadata.Namespace: "" };
        var first = twins.First(twin => !mayMoveAlone || twin.Source?.File == resource.Source?.File);
        if (ReferenceEquals(first, resource) || first.Source == resource.Source)
        {
            return;
        }

        var meshes = first.Metadata.Mesh == resource.Metadata.Mesh
            ? ""
            : $", there in mesh {first.Metadata.Mesh} and here in {resource.Metadata.Mesh}, which on Kubernetes is only a label";
        if (Folder(first) == Folder(resource))
        {
            context.Report(NamePath(resource), $"{resource.Id} is also defined at {Place(first)}{meshes}; whichever is applied last wins");
        }
        else
        {
            context.Report(
                NamePath(resource),
                $"{resource.Id} is also defined at {Place(first)}{meshes}; where both are applied to one cluster, the last one wins",
                Severity.Warning);
        }
    }

    private static string? Folder(Resource resource) => Path.GetDirectoryName(resource.Source?.File);

    private static string NamePath(Resource resource) => resource.Envelope == Envelope.Kubernetes ? "metadata.name" : "name";

    private static string Place(Resource resource) =>
        resource.Source is not { } source ? "another place"
        : Locator.Find(source, NamePath(resource), Anchor.Value) is { } position ? $"{source.File}:{position.Line}"
        : source.File;
}
