using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS809: an HTTP backend that hits nothing, whose requests are answered with 500.</summary>
internal sealed class UnresolvedBackend : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS809",
        Severity.Error,
        "Backend that is not there answers 500",
        "Correct the reference, or add the service. If it exists and is kept elsewhere, name that place with --context.",
        """
        A backend that hits nothing is left out by Kuma 2.14, and its requests go to the other backends, to a broader rule or to the destination
        itself. Kuma 3.0 answers them with 500, as Gateway API demands: all requests of a rule where no backend is there, else the share of the
        one that is missing.

        A reference that a 2.14 check warns about (MS301 to MS304) is an error here.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshService
        name: backend
        labels: {kuma.io/display-name: backend}
        spec:
          selector: {dataplaneLabels: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshHTTPRoute
        name: canary
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend}}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshService, labels: {kuma.io/display-name: backend}, port: 8080}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshService
        name: backend
        labels: {kuma.io/display-name: backend}
        spec:
          selector: {dataplaneLabels: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshHTTPRoute
        name: canary
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend}}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshService, labels: {kuma.io/display-name: backend}, port: 80}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.UnresolvedBackendsFallThrough;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        foreach (var rule in context.Resolve(ReferenceRole.Backend).GroupBy(entry => RuleOf(entry.Reference)))
        {
            var backends = rule.Where(entry => ((BackendRef)entry.Reference.Ref).Weight is null or > 0).ToList();
            var missing = backends.Where(entry => entry is { Resolution: Unresolved, Reference.Ref.Labels.Count: > 0 }).ToList();
            foreach (var (reference, resolution) in missing)
            {
                if (resolution is Unresolved { Conclusive: true } unresolved)
                {
                    var which = missing.Count == backends.Count ? "every request of the rule" : "its share of the requests";
                    context.Report(reference.Path, $"Kuma 3.0 answers {which} with 500: {Messages.Of(unresolved)}");
                }
            }
        }
    }

    private static string RuleOf(Reference reference) => reference.Path[..reference.Path.LastIndexOf(".backendRefs", StringComparison.Ordinal)];
}
