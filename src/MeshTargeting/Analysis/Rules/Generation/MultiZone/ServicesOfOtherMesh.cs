using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Generation.MultiZone;

/// <summary>MS921: a MeshMultiZoneService takes in MeshServices of another mesh.</summary>
internal sealed class ServicesOfOtherMesh : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS921",
        Severity.Warning,
        "Takes in services of another mesh",
        "Add the label kuma.io/mesh, or another one that services of other meshes lack, to the selector.",
        """
        Kuma holds the selector of a MeshMultiZoneService against the MeshServices of all meshes, not of its own alone. Those of another mesh are
        then among the members in its status, though no proxy of this mesh can send them anything.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshService
        mesh: staging
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshMultiZoneService
        mesh: default
        name: backend
        spec:
          selector: {meshService: {matchLabels: {team: checkout}}}
          ports: [{name: http, port: 80, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        labels: {team: checkout, env: production}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshService
        mesh: staging
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshMultiZoneService
        mesh: default
        name: backend
        spec:
          selector: {meshService: {matchLabels: {team: checkout, env: production}}}
          ports: [{name: http, port: 80, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshMultiZoneServiceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (MultiZoneMembers.LabelsOf(resource) is not { } labels)
        {
            return;
        }

        var others = MultiZoneMembers.Of(context.World, labels)
            .Select(service => service.Metadata.Mesh)
            .Where(mesh => mesh != resource.Metadata.Mesh)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (others.Count > 0)
        {
            context.Report(
                MultiZoneMembers.Path,
                $"MeshServices of {(others.Count == 1 ? "mesh" : "meshes")} {Wording.List(others)} have the labels, too, and Kuma takes them in as well");
        }
    }
}
