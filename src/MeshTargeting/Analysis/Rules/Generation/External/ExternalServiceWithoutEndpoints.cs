using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Generation.External;

/// <summary>MS909: a MeshExternalService has no endpoints.</summary>
internal sealed class ExternalServiceWithoutEndpoints : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS909",
        Severity.Warning,
        "MeshExternalService without endpoints",
        "Write at least one endpoint, or the extension that finds them.",
        """
        Kuma accepts a MeshExternalService without `endpoints` and gives it an address and a hostname; whoever calls it gets no answer, for there
        is nowhere to send the request. Only one whose `extension` finds the endpoints does without them.

        Fires:

        ```yaml
        type: MeshExternalService
        mesh: default
        name: weather
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: http}
        ```

        Mended:

        ```yaml
        type: MeshExternalService
        mesh: default
        name: weather
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: http}
          endpoints: [{address: api.example.com, port: 443}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshExternalServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (((MeshExternalServiceSpec)resource.SpecObject) is { Endpoints: not { Count: > 0 }, Extension: null })
        {
            context.Report("spec.endpoints", "the service has no endpoints, so requests to it go nowhere");
        }
    }
}
