using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Generation.Services;

/// <summary>MS904: a MeshService has no ports.</summary>
internal sealed class ServiceWithoutPorts : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS904",
        Severity.Warning,
        "MeshService without ports",
        "Write at least one port, with its targetPort.",
        """
        Kuma accepts a MeshService without `ports`, and its status even counts all proxies as healthy. But there is nothing that anybody could
        send traffic to: it gives clients no destination, and policies and routes for it have no effect.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: []
        ```

        Mended:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (((MeshServiceSpec)resource.SpecObject).Ports is not { Count: > 0 })
        {
            context.Report("spec.ports", "the service has no ports, so nobody can send anything to it");
        }
    }
}
