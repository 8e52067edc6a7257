using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS824: an appProtocol that 2.14 takes for tcp, and 3.0 refuses.</summary>
internal sealed class AppProtocolUnknown : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS824",
        Severity.Error,
        "Protocol that 3.0 does not know",
        "Write tcp, which is what Kuma 2.14 takes it for.",
        """
        Kuma 2.14 takes any word for the appProtocol of a MeshService and counts what it does not know as tcp; `kafka` it knows, and gives it
        Envoy's filter for statistics. Kuma 3.0 knows grpc, http, http2 and tcp, and refuses the rest.

        Fires:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshMultiZoneService
        metadata: {name: events, namespace: kuma-system}
        spec:
          selector: {meshService: {matchLabels: {kuma.io/display-name: events}}}
          ports: [{port: 9092, appProtocol: kafka}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        apiVersion: kuma.io/v1alpha1
        kind: MeshMultiZoneService
        metadata: {name: events, namespace: kuma-system}
        spec:
          selector: {meshService: {matchLabels: {kuma.io/display-name: events}}}
          ports: [{port: 9092, appProtocol: tcp}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.AcceptsKafka;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var protocols = resource.SpecObject switch
        {
            MeshServiceSpec service => service.Ports?.Select(port => port.AppProtocol).ToList(),
            MeshMultiZoneServiceSpec service => service.Ports?.Select(port => port.AppProtocol).ToList(),
            _ => null,
        };
        for (var i = 0; i < protocols?.Count; i++)
        {
            if (IsTcpToday(protocols[i], resource))
            {
                var at = $"spec.ports[{i}].appProtocol";
                context.Report(
                    at,
                    $"Kuma 3.0 does not know the protocol {protocols[i]}",
                    fix: new Fix("write appProtocol: tcp", new ReplaceValue(at, EditJson.Of("tcp"))),
                    explains: at);
            }
        }
    }

    /// <summary>Of a MeshMultiZoneService 2.14 refuses other words than these itself, and a word in capitals 3.0 understands.</summary>
    private static bool IsTcpToday(string? protocol, Resource resource) => protocol?.ToLowerInvariant() switch
    {
        null or "" or "grpc" or "http" or "http2" or "tcp" => false,
        "kafka" => true,
        _ => resource.SpecObject is MeshServiceSpec,
    };
}
