using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS403: a backendRef gives a MeshExternalService a port that is not its own.</summary>
internal sealed class ExternalServicePort : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS403",
        Severity.Warning,
        "Port is not that of the external service",
        "Write the port of the MeshExternalService (spec.match.port), or leave the port out.",
        """
        A MeshExternalService has one port, that of its `match`. Kuma takes any port of a backendRef for it without a look at the number: the
        traffic goes to the one port that there is, not to the one that is written.

        Fires:

        ```yaml
        type: MeshExternalService
        mesh: default
        name: billing
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: http}
          endpoints: [{address: billing.example.com, port: 443}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: outside
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshExternalService, name: billing, port: 8443}]
        ```

        Mended:

        ```yaml
        type: MeshExternalService
        mesh: default
        name: billing
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: http}
          endpoints: [{address: billing.example.com, port: 443}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: outside
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshExternalService, name: billing, port: 443}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Routes;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.Backend))
        {
            if (reference is { Ref.Kind: "MeshExternalService", Port: { } written }
                && resolution.Targets is [{ Resource: { SpecObject: MeshExternalServiceSpec { Match.Port: { } port } } service }]
                && written != port)
            {
                var number = port.ToString(CultureInfo.InvariantCulture);
                context.Report(
                    $"{reference.Path}.port",
                    $"{service.Id} has port {number}; Kuma takes any other for it, and sends the traffic there; write port: {number}",
                    fix: new Fix($"write port: {number}", new ReplaceValue($"{reference.Path}.port", number)));
            }
        }
    }
}
