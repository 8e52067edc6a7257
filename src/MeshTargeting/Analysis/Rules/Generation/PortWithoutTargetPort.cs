using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Generation;

/// <summary>MS902: a port of a MeshService has no targetPort.</summary>
internal sealed class PortWithoutTargetPort : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS902",
        Severity.Warning,
        "Port without targetPort",
        "Write targetPort: the number or the name of the proxy's inbound.",
        """
        The MeshService reference says that `targetPort` is `port` where it is left out. Kuma does not do that: it compares an absent
        targetPort as the number 0, which no inbound has, so the port never has an endpoint and the service stays Unavailable. The mutating
        webhook of this project fills it in; a manifest that is applied without it needs the line.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: redis
        spec:
          selector: {dataplaneTags: {kuma.io/service: redis}}
          ports: [{name: redis, port: 6379}]
        ```

        Mended:

        ```yaml
        type: MeshService
        mesh: default
        name: redis
        spec:
          selector: {dataplaneTags: {kuma.io/service: redis}}
          ports: [{name: redis, port: 6379, targetPort: 6379}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var ports = ((MeshServiceSpec)resource.SpecObject).Ports ?? [];
        for (var i = 0; i < ports.Count; i++)
        {
            // A port that is missing or no port at all is reported as such; there is no targetPort to propose for it.
            if (ports[i] is { TargetPort: null, Port: > 0 and <= 65535 })
            {
                context.Report(
                    $"spec.ports[{i}]",
                    $"port {Wording.Port(ports[i].SectionName(), ports[i].Port)} has no targetPort, and Kuma takes that for 0, "
                    + $"which no inbound has: the port gets no endpoints; write targetPort: {ports[i].Port}",
                    fix: new Fix($"write targetPort: {ports[i].Port}", new PutMember($"spec.ports[{i}]", "targetPort", $"{ports[i].Port}", After: "port")));
            }
        }
    }
}
