using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS402: a rule sends traffic to backends of which all have weight 0.</summary>
internal sealed class AllWeightsZero : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS402",
        Severity.Warning,
        "All weights are zero",
        "Give at least one backend a weight above 0, or leave the weights out.",
        """
        A backend of weight 0 gets no traffic, and Kuma leaves it out. If that holds for all of a rule, an HTTP route skips the rule and
        requests fall to a broader one, or to none; a TCP route is left without a destination, and connections are closed.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: canary, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs:
                      - {kind: MeshService, name: backend-v1, port: 80, weight: 0}
                      - {kind: MeshService, name: backend-v2, port: 80, weight: 0}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: canary, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs:
                      - {kind: MeshService, name: backend-v1, port: 80, weight: 0}
                      - {kind: MeshService, name: backend-v2, port: 80, weight: 100}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Routes;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (path, backends) in RouteBackends.Of(resource))
        {
            if (backends.Count > 0 && backends.All(backend => backend.Weight == 0))
            {
                var whose = backends.Count switch
                {
                    1 => "the only backend has",
                    2 => "both backends have",
                    var count => $"all {count} backends have",
                };
                var effect = resource.SpecObject is MeshTCPRouteSpec
                    ? "connections find no destination"
                    : "Kuma skips the rule, and its requests fall to a broader one or to none";
                context.Report(path, $"{whose} weight 0: {effect}");
            }
        }
    }
}
