using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Filters;

/// <summary>MS416: a rewrite of the path does not say what the new path is.</summary>
internal sealed class PathRewriteWithoutPath : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS416",
        Severity.Error,
        "Path rewrite without a path",
        "Write the member that belongs to the type: replaceFullPath or replacePrefixMatch.",
        """
        The `path` of a URLRewrite or RequestRedirect has a type, and the new path stands in the member of that name. Where that member is
        missing Kuma accepts the route and crashes over it each time that it makes the configuration of a proxy. Every proxy that is given
        the route keeps the configuration that it has, for all its traffic, and a new one gets none.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: v2, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /v1}}]
                  default:
                    filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replacePrefixMatch: /v2}}}]
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshHTTPRoute
        metadata: {name: v2, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /v1}}]
                  default:
                    filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /v2}}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (_, fault) in FilterFaults.Of(resource, context, RouteFaultKind.PathMissing))
        {
            context.Report(fault.Place!.Path, $"{fault.Sentence}: {FilterFaults.Effect}");
        }
    }
}
