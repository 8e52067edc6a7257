using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>MS417: two MeshHTTPRoutes have rules with the same matches, and Kuma makes one of them.</summary>
internal sealed class BlendedRules : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS417",
        Severity.Info,
        "Rules of two routes blend",
        "Write filters and backendRefs in both rules, or put them into one route; give backendRefs a namespace.",
        """
        Of two MeshHTTPRoutes for the same service and the same proxies, rules with the same matches are merged: filters come from the one
        that takes precedence if it has any, else from the other, and so do backendRefs. A rule that only adds a header keeps the backends of
        another team's rule.

        Kuma looks for merged backendRefs from the place of the route that takes precedence, its zone and its namespace, whoever wrote them.
        Where that leads elsewhere, or nowhere, it is a warning.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: a-header
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x-team, value: a}]}}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: b-split
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]}
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: b-split
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x-team, value: a}]}}]
                    backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (WrittenRule.IsForGateway(world, resource) || PolicyTraits.Of(resource, world.Options).IsShadow)
        {
            return;
        }

        foreach (var item in PolicyItems.Of(resource, world.Options.Semantics).To)
        {
            var others = Yielding(world, item);
            foreach (var rule in others.Count == 0 ? [] : WrittenRule.OfHttp(item))
            {
                var found = others.SelectMany(WrittenRule.OfHttp).FirstOrDefault(other => Blend(rule, other));
                if (found is not null)
                {
                    Report(rule, found, context);
                }
            }
        }
    }

    /// <summary>Items of other MeshHTTPRoutes for the same traffic, over which an item takes precedence.</summary>
    private static List<PolicyItem> Yielding(World world, PolicyItem item)
    {
        var others = ItemTargets.Of(world, item)
            .SelectMany(target => ItemsOnTarget.Of(world, MeshHTTPRouteSpec.Descriptor, target.Resource, policy => policy != item.Policy)
                .Where(other => other.CountsFor(target.Section) || target.Section.Length == 0))
            .Select(other => other.Item)
            .Where(other => PolicyReach.Overlap(world, other.Policy, item.Policy))
            .Distinct()
            .ToList();
        return others.Count == 0
            ? []
            : OutboundItems.Sorted(world, others.Select(other => other.Policy).Append(item.Policy).OrderBy(p => p.Id))
                .TakeWhile(other => other != item)
                .Where(others.Contains)
                .Reverse()
                .ToList();
    }

    /// <summary>Whether the merged rule has something of both.</summary>
    private static bool Blend(WrittenRule rule, WrittenRule other) =>
        ConfValue.DeepEquals(rule.Rule.Find("matches"), other.Rule.Find("matches"))
        && rule.Conf is { Fields: var own } && other.Conf is { Fields: var theirs }
        && own.Any(field => !IsEmpty(field.Value))
        && theirs.Any(field => !IsEmpty(field.Value) && own.All(o => o.Key != field.Key));

    private static void Report(WrittenRule rule, WrittenRule other, AnalysisContext context)
    {
        var takesBackends = rule.Conf!.Find("backendRefs") is null && other.Backends.Count > 0;
        var stray = takesBackends
            ? other.Backends.FirstOrDefault(backend => LeadsElsewhere(context.World, backend, rule.Item.Policy, other.Item.Policy))
            : null;
        var what = takesBackends ? "backendRefs" : "filters";
        context.Report(
            $"{rule.Path}.matches",
            $"{other.Item.Policy} has a rule with the same matches at {other.Path}, and Kuma makes one of the two: {what} are those of the other"
            + (stray is null ? "" : $", but Kuma looks for {stray.Place!.Path[(other.Path.Length + 1)..]} from the place of this route, and does not find the same"),
            stray is null ? null : Severity.Warning);
    }

    private static bool LeadsElsewhere(World world, ConfValue backend, Resource from, Resource writer) =>
        RouteBackend.Of(world, writer, backend, http: true) is { Target: { } meant }
        && RouteBackend.Of(world, from, backend, http: true).Target != meant;

    private static bool IsEmpty(ConfValue value) => value is ConfList { Items.Count: 0 };
}
