using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Filters;

/// <summary>MS414: a rewrite or mirror stands behind a redirect.</summary>
internal sealed class FilterBehindRedirect : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS414",
        Severity.Error,
        "Filter behind a redirect",
        "Remove the filter: a redirect answers before anything is forwarded. A redirect has a path and a hostname of its own.",
        """
        Kuma applies filters in the order of the list. A RequestRedirect takes the place of forwarding, and a URLRewrite or RequestMirror
        behind it finds nothing to which it could be applied: Kuma fails, and not for this route alone. Every proxy that is given the route
        keeps the configuration that it has, for all its traffic, and a new one gets none. Modifiers of headers may stand anywhere.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: moved, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /old}}]
                  default:
                    filters:
                      - {type: RequestRedirect, requestRedirect: {hostname: new.example.com}}
                      - {type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: moved, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /old}}]
                  default:
                    filters:
                      - type: RequestRedirect
                        requestRedirect:
                          hostname: new.example.com
                          path: {type: ReplacePrefixMatch, replacePrefixMatch: /}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (_, fault) in FilterFaults.Of(resource, context, RouteFaultKind.BehindRedirect))
        {
            context.Report(
                fault.Place!.Path,
                $"{fault.Sentence}, so {FilterFaults.Effect}",
                fix: new Fix("remove the filter, which a redirect leaves nothing to do", new RemoveNode(fault.Place.Path)));
        }
    }
}
