using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Content;

/// <summary>MS810: a MeshHealthCheck with a panic threshold, which 3.0 reads past.</summary>
internal sealed class PanicThresholdGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS810",
        Severity.Warning,
        "Panic threshold of health checks is gone",
        "Write it into outlierDetection of a MeshCircuitBreaker. It must have detectors, and these begin to eject endpoints: choose them with care.",
        """
        Kuma 3.0 reads past `healthyPanicThreshold` of a MeshHealthCheck: destinations fall back to Envoy's 50%. A MeshCircuitBreaker sets it in
        `default.outlierDetection`, in 2.14 already.

        Moving it needs a person: outlierDetection must have detectors, and with them proxies begin to eject endpoints that fail. Add the
        threshold to a MeshCircuitBreaker that has them, or choose some.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshHealthCheck
        name: checks
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default:
                tcp: {}
                healthyPanicThreshold: 20
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshHealthCheck
        name: checks
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default:
                tcp: {}
        ---
        type: MeshCircuitBreaker
        name: checks-panic-threshold
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default:
                outlierDetection: {healthyPanicThreshold: 20, detectors: {totalFailures: {consecutive: 20}}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHealthCheckSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.PanicThresholdOfHealthChecks;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var items = ((Resource<MeshHealthCheckSpec>)resource).Spec.To ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Default?.HealthyPanicThreshold is { } threshold)
            {
                context.Report(
                    $"spec.to[{i}].default.healthyPanicThreshold",
                    $"Kuma 3.0 reads past healthyPanicThreshold of a MeshHealthCheck: it is Envoy's 50% again, not {threshold}");
            }
        }
    }
}
