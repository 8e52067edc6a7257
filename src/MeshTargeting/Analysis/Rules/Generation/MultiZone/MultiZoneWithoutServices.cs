using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Generation.MultiZone;

/// <summary>MS907: the selector of a MeshMultiZoneService matches no MeshService.</summary>
internal sealed class MultiZoneWithoutServices : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS907",
        Severity.Warning,
        "Selects no MeshService",
        "Correct the labels, or label the MeshServices. If they are kept elsewhere, name that place with --context.",
        """
        A MeshMultiZoneService is made of the MeshServices, of any zone, that have all labels of its selector. Without any it has no endpoints;
        its status then says `NoMatchesFound`.

        A warning where the manifests are the whole mesh, or where a MeshService has nearly the labels; else info, for the MeshServices of other
        zones are seldom given. Nothing is reported where no MeshService was given at all.

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
        type: MeshMultiZoneService
        mesh: default
        name: backend
        spec:
          selector: {meshService: {matchLabels: {team: chekout}}}
          ports: [{name: http, port: 80, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: MeshService
        mesh: default
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
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshMultiZoneServiceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (MultiZoneMembers.LabelsOf(resource) is not { } labels || MultiZoneMembers.Of(world, labels).Any())
        {
            return;
        }

        var near = NearLabel.Find(labels, others => world.Select(resource.Metadata.Mesh, MeshServiceSpec.Descriptor, others), world.LabelsOf);
        var isShown = near is { IsMisspelt: true };
        if (!isShown && (Knowledge.UnknowableByLabels(world, MeshServiceSpec.Descriptor, labels) is not null
            || (!world.Options.IsComplete && world.OfKind(resource.Metadata.Mesh, (KindDescriptor)MeshServiceSpec.Descriptor).Count == 0)))
        {
            return;
        }

        var suggestion = near is null ? "" : $"; {near.Suggestion}";
        context.Report(
            MultiZoneMembers.Path,
            $"no MeshService in what was given has the labels {Wording.Labels(labels)}{suggestion}",
            isShown || world.Options.IsComplete ? null : Severity.Info,
            fix: near?.FixAt(MultiZoneMembers.Path));
    }
}
