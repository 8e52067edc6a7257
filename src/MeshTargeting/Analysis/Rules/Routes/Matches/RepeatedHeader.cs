using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Matches;

/// <summary>MS411: a match has two conditions on one header.</summary>
internal sealed class RepeatedHeader : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS411",
        Severity.Warning,
        "Two conditions on one header",
        "Keep one condition. Where either will do, write a match for each; where both must hold, a regular expression.",
        """
        Of several conditions of a match on the same header Kuma tells Envoy of the first alone: the others are neither a choice nor a
        further demand, and the rule takes requests that it was not meant to take.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: testers
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches:
                    - path: {type: PathPrefix, value: /}
                      headers: [{name: x-user, value: alice}, {name: x-user, value: bob}]
                  default:
                    backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: testers
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches:
                    - path: {type: PathPrefix, value: /}
                      headers: [{name: x-user, value: alice}]
                    - path: {type: PathPrefix, value: /}
                      headers: [{name: x-user, value: bob}]
                  default:
                    backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!WrittenRule.Any(resource, rule => rule.Matches?.Any(match => match.Headers is { Count: > 1 }) == true)
            || WrittenRule.IsForGateway(context.World, resource))
        {
            // Builtin gateways are told of all of them.
            return;
        }

        foreach (var match in WrittenRule.Of(resource, context.World.Options.Semantics).SelectMany(rule => rule.Matches))
        {
            foreach (var (name, condition) in RouteCover.RepeatedHeaders(match))
            {
                var conditions = ((ConfList)((ConfObject)match).Find("headers")!).Items;
                var isSame = ConfValue.DeepEquals(conditions.First(c => (((ConfObject)c).Find("name") as ConfScalar)?.Text == name), condition);
                context.Report(
                    $"{condition.Place!.Path}.name",
                    $"the match has a condition on the header {name} already, and of several Kuma takes the first alone",
                    fix: isSame ? new Fix("remove the condition, which an earlier one repeats", new RemoveNode(condition.Place.Path)) : null);
            }
        }
    }
}
