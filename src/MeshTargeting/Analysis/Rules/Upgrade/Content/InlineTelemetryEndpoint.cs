using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Content;

/// <summary>MS811: a collector of OpenTelemetry by its address, which 3.0 reads past.</summary>
internal sealed class InlineTelemetryEndpoint : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS811",
        Severity.Error,
        "Collector by its endpoint",
        "Write a MeshOpenTelemetryBackend with this endpoint, and refer to it by backendRef.",
        """
        Kuma 3.0 sends telemetry to a MeshOpenTelemetryBackend that a policy refers to by labels. It reads past `openTelemetry.endpoint` and
        refuses what is left.

        `meshservice fix --to 3.0` writes the reference where there is a MeshOpenTelemetryBackend with that endpoint, and otherwise writes one
        beside the first policy that needs it.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshTrace
        name: traces
        mesh: default
        spec:
          default:
            backends:
              - type: OpenTelemetry
                openTelemetry: {endpoint: "collector.example:4317"}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshOpenTelemetryBackend
        name: collector
        mesh: default
        labels: {kuma.io/display-name: collector}
        spec:
          endpoint: {address: collector.example, port: 4317}
        ---
        type: MeshTrace
        name: traces
        mesh: default
        spec:
          default:
            backends:
              - type: OpenTelemetry
                openTelemetry:
                  backendRef: {kind: MeshOpenTelemetryBackend, labels: {kuma.io/display-name: collector}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshAccessLogSpec.Descriptor, MeshMetricSpec.Descriptor, MeshTraceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.InlineTelemetryEndpoints;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        foreach (var collector in InlineCollector.Of(resource).Where(collector => !collector.IsInFrom))
        {
            var (fix, obstacle) = context.Upgrade.Collectors.Move(resource, collector);
            context.Report(
                $"{collector.Path}.endpoint",
                $"Kuma 3.0 reads past the endpoint {collector.Endpoint}: nothing is sent there any more",
                fix: fix,
                remediation: obstacle,
                explains: $"{collector.Path}.backendRef");
        }
    }
}
