using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Filters;

/// <summary>MS415: a rule redirects, and names backends.</summary>
internal sealed class BackendsBesideRedirect : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS415",
        Severity.Info,
        "Backends beside a redirect",
        "Remove the backendRefs, or the redirect if requests are to be forwarded.",
        """
        A RequestRedirect answers every request of its rule, and none is forwarded: backendRefs beside it get nothing. Kuma 2.14 looks at them
        all the same, and leaves the rule out, redirect and all, when none of them exists.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: moved
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /old}}]
                  default:
                    filters: [{type: RequestRedirect, requestRedirect: {hostname: new.example.com}}]
                    backendRefs: [{kind: MeshService, name: backend, port: 80}]
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: moved
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /old}}]
                  default:
                    filters: [{type: RequestRedirect, requestRedirect: {hostname: new.example.com}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!WrittenRule.Any(resource, rule => rule.Default is { Filters.Count: > 0, BackendRefs.Count: > 0 }))
        {
            return;
        }

        foreach (var rule in WrittenRule.Of(resource, context.World.Options.Semantics).Where(rule => rule.Redirects && rule.Backends.Count > 0))
        {
            var path = $"{rule.Path}.default.backendRefs";
            context.Report(
                path,
                "the rule answers with a redirect, and no request gets to these",
                fix: new Fix("remove the backendRefs beside the redirect", new RemoveNode(path)));
        }
    }
}
