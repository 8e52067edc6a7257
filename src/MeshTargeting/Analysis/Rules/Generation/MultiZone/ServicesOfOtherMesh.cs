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
        Up to Kuma 2.14 the selector of a MeshMultiZoneService is held against the MeshServices of all meshes, not of its own alone. Those of another
        mesh are then among its members, though proxies of this mesh have no business with them.

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
        var world = context.World;
        if (((MeshMultiZoneServiceSpec)resource.SpecObject).Selector?.MeshService?.MatchLabels is not { Count: > 0 } labels || !world.Options.Semantics.NamesInReferences)
        {
            return;
        }

        var others = world.Meshes.Where(mesh => mesh != resource.Metadata.Mesh)
            .SelectMany(mesh => world.Select(mesh, MeshServiceSpec.Descriptor, labels))
            .Select(service => service.Metadata.Mesh)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (others.Count > 0)
        {
            context.Report(
                "spec.selector.meshService.matchLabels",
                $"MeshServices of {(others.Count == 1 ? "mesh" : "meshes")} {Wording.List(others)} have the labels, too, and Kuma takes them in as well");
        }
    }
}
