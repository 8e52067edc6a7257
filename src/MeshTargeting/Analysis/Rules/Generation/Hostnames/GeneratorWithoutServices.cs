using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Generation.Hostnames;

/// <summary>MS911: the selector of a HostnameGenerator matches no service, though one has nearly its labels.</summary>
internal sealed class GeneratorWithoutServices : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS911",
        Severity.Warning,
        "Selects no service",
        "Correct the labels; a generator that selects nothing leaves no trace.",
        """
        A HostnameGenerator gives hostnames to the services that have all labels of its selector; one that matches none does nothing and says
        nothing. That is how it often should be, for generators are written for services to come. It is reported where a service has all labels
        but one, and that one nearly.

        Fires:

        ```yaml
        type: HostnameGenerator
        name: names
        spec:
          selector: {meshService: {matchLabels: {team: chekout}}}
          template: "{{ .DisplayName }}.checkout.mesh"
        ---
        type: MeshService
        mesh: default
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: HostnameGenerator
        name: names
        spec:
          selector: {meshService: {matchLabels: {team: checkout}}}
          template: "{{ .DisplayName }}.checkout.mesh"
        ---
        type: MeshService
        mesh: default
        name: backend
        labels: {team: checkout}
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [HostnameGeneratorSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var selector = ((HostnameGeneratorSpec)resource.SpecObject).Selector;
        foreach (var (field, labels, kind) in GeneratedHostnames.SelectorsOf(selector))
        {
            var path = $"spec.selector.{field}.matchLabels";
            if (labels.Count == 0 || world.Meshes.Any(mesh => world.Select(mesh, kind, labels).Count > 0))
            {
                continue;
            }

            var sentence = $"no {kind.Name} in what was given has the labels {Wording.Labels(labels)}";
            if (NearLabel.Find(labels, others => world.Meshes.SelectMany(mesh => world.Select(mesh, kind, others)), world.LabelsOf) is { IsMisspelt: true } near)
            {
                context.Report(path, $"{sentence}; {near.Suggestion}", fix: near.FixAt(path));
            }
            else if (world.Options is { IsComplete: true, Mode: ControlPlaneMode.Zone } && labels.Keys.Any(IsOfTeam) && world.Meshes.Any(mesh => world.OfKind(mesh, kind).Count > 0))
            {
                context.Report(path, sentence);
            }
        }
    }

    /// <summary>Whether a label is none of those that Kuma writes: generators by origin or environment wait for services of other zones.</summary>
    private static bool IsOfTeam(string key) => !key.Contains("kuma.io/", StringComparison.Ordinal);
}
