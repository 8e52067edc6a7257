using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Policies;

/// <summary>MS510: a policy without items.</summary>
internal sealed class EmptyPolicy : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS510",
        Severity.Warning,
        "Policy sets nothing",
        "Add items to the policy, or remove it.",
        """
        Some policies Kuma admits without any item in `to`, `from` or `rules`, and routes without rules. They select proxies and set nothing.
        Nor does an empty policy undo another one: what it does not set is taken from the others.

        Fires:

        ```yaml
        type: MeshRetry
        mesh: default
        name: retries
        spec:
          targetRef: {kind: Mesh}
        ```

        Mended:

        ```yaml
        type: MeshRetry
        mesh: default
        name: retries
        spec:
          targetRef: {kind: Mesh}
          to:
            - targetRef: {kind: Mesh}
              default: {tcp: {maxConnectAttempt: 3}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } =
    [
        MeshHealthCheckSpec.Descriptor,
        MeshRetrySpec.Descriptor,
        MeshLoadBalancingStrategySpec.Descriptor,
        MeshFaultInjectionSpec.Descriptor,
        MeshRateLimitSpec.Descriptor,
        MeshTLSSpec.Descriptor,
        MeshHTTPRouteSpec.Descriptor,
        MeshTCPRouteSpec.Descriptor,
    ];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is IPolicySpec { ToItems: null or { Count: 0 }, FromItems: null or { Count: 0 }, RuleItems: null or { Count: 0 } } policy)
        {
            // Where there is nothing at all, something is yet to come.
            var begun = policy is not { TargetRef: null, ToItems: null, FromItems: null, RuleItems: null };
            context.Report(
                "spec",
                $"the {resource.Kind.Name} has no item{(resource.SpecObject is MeshHTTPRouteSpec or MeshTCPRouteSpec ? "" : " of to, from or rules")} and sets nothing",
                begun ? null : Severity.Info,
                Anchor.Key);
        }
        else if (resource.SpecObject is MeshHTTPRouteSpec { To: { } to })
        {
            for (var i = 0; i < to.Count; i++)
            {
                if (to[i].Rules is null or { Count: 0 })
                {
                    context.Report($"spec.to[{i}].rules", "the item has no rule, and leaves traffic as it is", anchor: Anchor.Key);
                }
            }
        }
    }
}
