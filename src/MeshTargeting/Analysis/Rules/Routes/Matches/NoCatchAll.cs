using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Matches;

/// <summary>MS422: requests that no rule of a MeshHTTPRoute matches still reach the service.</summary>
internal sealed class NoCatchAll : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS422",
        Severity.Info,
        "Requests that no rule is for",
        "If these requests are not meant to reach the service, write a rule with the path prefix / that says what becomes of them.",
        """
        A MeshHTTPRoute does not close a service to other requests. For those that no match takes Kuma adds a route of its own to the service that
        `to[].targetRef` names, as if there were no MeshHTTPRoute. Mostly that is what is meant; it is not where the rules are to be a list of all
        that is allowed, or where the service has been moved elsewhere as a whole.

        Reported where the rules go by paths, and none of them sends requests to the service itself.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: moved
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /api}}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]}
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
                - matches: [{path: {type: PathPrefix, value: /api}}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]}
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (WrittenRule.IsForGateway(context.World, resource))
        {
            return;
        }

        var items = ((MeshHTTPRouteSpec)resource.SpecObject).To ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { TargetRef: { } target, Rules: { Count: > 0 } rules }
                && !rules.Any(rule => rule.Matches?.Any(TakesAll) == true || SendsTo(target, rule.Default))
                && rules.Any(rule => rule.Matches?.Any(IsPathAlone) == true))
            {
                var name = target.Name is { Length: > 0 } written ? $"{target.Kind} {written}" : $"the {target.Kind}";
                context.Report($"spec.to[{i}].rules", $"requests that none of the rules matches go on to {name}, as without the route", anchor: Anchor.Key);
            }
        }
    }

    private static bool TakesAll(HttpRouteMatch match) => match is { Path: null or { Type: "PathPrefix", Value: "/" } } && IsPathAlone(match);

    private static bool IsPathAlone(HttpRouteMatch match) => match is { Method: null, Headers: null or { Count: 0 }, QueryParams: null or { Count: 0 } };

    /// <summary>Whether a rule sends requests to the service itself, so that its author knows it to be in use; without backends it does.</summary>
    private static bool SendsTo(TargetRef target, HttpRouteConf? conf) => conf?.BackendRefs is { Count: > 0 } backends
        ? backends.Any(b => b.Kind == target.Kind && b.Name == target.Name && b.Labels is null == target.Labels is null)
        : conf?.Filters?.Any(filter => filter.Type == "RequestRedirect") != true;
}
