using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Generation.Hostnames;

/// <summary>MS912: a HostnameGenerator comes to no hostname, or to none that DNS knows, for a service that it selects.</summary>
internal sealed class HostnameFails : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS912",
        Severity.Warning,
        "Hostname that cannot be made",
        "Use only labels in the template that all selected services have, and keep every part of the hostname at 63 characters.",
        """
        For each service that it selects, Kuma renders the template of a HostnameGenerator. Where that fails, for instance because the service
        lacks a label that the template asks for, or where no DNS name comes out, the service gets no hostname, and only its status says why. A
        name with a part of more than 63 characters Kuma lets pass, and DNS does not.

        Fires:

        ```yaml
        type: HostnameGenerator
        name: names
        spec:
          selector: {meshService: {matchLabels: {team: checkout}}}
          template: "{{ label \"tier\" }}.checkout.mesh"
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
        var failures = GeneratedHostnames.Of(context.World, (Resource<HostnameGeneratorSpec>)resource)
            .Select(h => (h.Service, Problem: h.Hostname.Error ?? TooLong(h.Hostname.Name!)))
            .Where(h => h.Problem is not null)
            .ToList();
        if (failures.Count > 0)
        {
            var (service, problem) = failures[0];
            context.Report("spec.template", $"{service.Id} gets no hostname{(failures.Count > 1 ? $" ({failures.Count} services in all)" : "")}: {problem}");
        }
    }

    private static string? TooLong(string hostname) => hostname.Split('.').FirstOrDefault(part => part.Length > 63) is { } part
        ? $"\"{part}\" in it has {part.Length} characters, and DNS allows 63"
        : null;
}
