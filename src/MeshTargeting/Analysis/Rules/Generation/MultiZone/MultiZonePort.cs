using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Generation.MultiZone;

/// <summary>MS908: none of the MeshServices behind a MeshMultiZoneService has a port of this number.</summary>
internal sealed class MultiZonePort : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS908",
        Severity.Warning,
        "Port that no MeshService has",
        "Write the number of a port that the selected MeshServices have.",
        """
        Up to Kuma 2.14, traffic to a port of a MeshMultiZoneService goes to the port of the same number of each MeshService behind it; names do
        not count. Under 3.0 it goes to the port of the same name, and by number only where the port of the MeshMultiZoneService has no name. If
        none of them has such a port, this one has no endpoints.

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
          selector: {meshService: {matchLabels: {team: checkout}}}
          ports: [{name: http, port: 8080, appProtocol: http}]
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
        if (MultiZoneMembers.LabelsOf(resource) is not { } labels)
        {
            return;
        }

        // Those of other meshes are members in name only: nothing is sent to them.
        var services = MultiZoneMembers.Of(context.World, labels).Where(service => service.Metadata.Mesh == resource.Metadata.Mesh).ToList();
        var numbers = services.SelectMany(s => s.Spec.Ports ?? []).Select(p => p.Port ?? 0).ToHashSet();
        var ports = ((MeshMultiZoneServiceSpec)resource.SpecObject).Ports ?? [];
        for (var i = 0; i < ports.Count && services.Count > 0; i++)
        {
            if (context.World.Options.Semantics.JoinsMultiZonePortsByName && ports[i].Name is { Length: > 0 } name)
            {
                JudgeName(name, $"spec.ports[{i}].name", services, context);
            }
            else if (ports[i].Port is { } number && !numbers.Contains(number))
            {
                context.Report(
                    $"spec.ports[{i}].port",
                    $"no MeshService behind it has a port {number}: {Wording.List(services.Select(s => s.Id.ToString()).Order(StringComparer.Ordinal).ToList())} "
                    + $"{(services.Count == 1 ? "has" : "have")} {Wording.List(numbers.Order().Select(n => $"{n}").ToList())}",
                    fix: ports.Count == 1 && numbers is { Count: 1 } ? new Fix($"write port: {numbers.First()}", new ReplaceValue($"spec.ports[{i}].port", $"{numbers.First()}")) : null);
            }
        }
    }

    private static void JudgeName(string name, string path, List<Resource<MeshServiceSpec>> services, AnalysisContext context)
    {
        var names = services.SelectMany(ServicePort.Of).Select(p => p.Section).Distinct().Order(StringComparer.Ordinal).ToList();
        if (!names.Contains(name) && !services.SelectMany(ServicePort.Of).Any(p => $"{p.Number}" == name))
        {
            context.Report(
                path,
                $"no MeshService behind it has a port called {name}, and Kuma 3.0 goes by the name; there {(names.Count == 1 ? "is" : "are")} {Wording.List(names)}",
                remediation: "Give the port the name that it has in the MeshServices, or no name.");
        }
    }
}
