using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS405: weights do not fit into 32 bits.</summary>
internal sealed class WeightTooLarge : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS405",
        Severity.Warning,
        "Weights beyond 32 bits",
        "Write smaller weights: only their proportion counts, and 100 is plenty.",
        """
        Kuma 2.14 takes a weight of any size and cuts it down to 32 bits: 4294967297 is 1, and 4294967296 is 0. Kuma 3.0 refuses it. And
        Envoy adds up the weights of a rule: if they come to more than 4294967295, or to 0 after the cut, it refuses the rule.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs:
                      - {kind: MeshService, name: backend-v1, port: 80, weight: 9900000000}
                      - {kind: MeshService, name: backend-v2, port: 80, weight: 100000000}
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs:
                      - {kind: MeshService, name: backend-v1, port: 80, weight: 99}
                      - {kind: MeshService, name: backend-v2, port: 80, weight: 1}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Routes;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (path, backends) in RouteBackends.Of(resource))
        {
            var large = backends.Index().Where(backend => backend.Item.Weight > uint.MaxValue).ToList();
            foreach (var (index, backend) in context.World.Options.Semantics.BoundsWeights ? [] : large)
            {
                var left = ((uint)backend.Weight!.Value).ToString(CultureInfo.InvariantCulture);
                context.Report($"{path}[{index}].weight", $"Kuma cuts {backend.Weight} down to 32 bits, which leaves {left}");
            }

            if (large.Count == 0 && backends.Count > 1 && backends.Sum(backend => (decimal)(backend.Weight ?? 1)) > uint.MaxValue)
            {
                context.Report(path, "the weights add up to more than 4294967295, and Envoy refuses the rule", Severity.Error);
            }
        }
    }
}
