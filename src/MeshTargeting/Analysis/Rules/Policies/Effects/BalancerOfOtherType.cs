using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS526: a MeshLoadBalancingStrategy sets something that the type of its load balancer does not use.</summary>
internal sealed class BalancerOfOtherType : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS526",
        Severity.Warning,
        "Setting of another load balancer",
        "Choose the type that the setting belongs to, or remove the setting.",
        """
        `hashPolicies` say of what the hash of a request is made. Only the types `RingHash` and `Maglev` choose endpoints by a hash; with
        `RoundRobin`, `LeastRequest` and `Random` the policies are configured and nothing asks for them. In the same way `ringHash`, `maglev` and
        `leastRequest` count only where they are the `type`.

        Fires:

        ```yaml
        type: MeshLoadBalancingStrategy
        mesh: default
        name: sticky
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default:
                loadBalancer: {type: RoundRobin}
                hashPolicies: [{type: Header, header: {name: x-user}}]
        ```

        Mended:

        ```yaml
        type: MeshLoadBalancingStrategy
        mesh: default
        name: sticky
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default:
                loadBalancer: {type: RingHash}
                hashPolicies: [{type: Header, header: {name: x-user}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshLoadBalancingStrategySpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var items = ((MeshLoadBalancingStrategySpec)resource.SpecObject).To ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Default is not { LoadBalancer: { Type: { } type } balancer } conf)
            {
                continue;
            }

            foreach (var (name, owner) in Parts(balancer).Where(part => part.Owner != type))
            {
                context.Report(
                    $"spec.to[{i}].default.loadBalancer.{name}", $"the type is {type}, and {name} belongs to {owner}: it has no effect", anchor: Anchor.Key);
            }

            if (type is "RoundRobin" or "LeastRequest" or "Random" && conf.HashPolicies is { Count: > 0 })
            {
                context.Report(
                    $"spec.to[{i}].default.hashPolicies", $"a load balancer of type {type} does not go by a hash, so hashPolicies have no effect", anchor: Anchor.Key);
            }
        }
    }

    private static IEnumerable<(string Name, string Owner)> Parts(LoadBalancer balancer)
    {
        if (balancer.LeastRequest is not null)
        {
            yield return ("leastRequest", "LeastRequest");
        }

        if (balancer.RingHash is not null)
        {
            yield return ("ringHash", "RingHash");
        }

        if (balancer.Maglev is not null)
        {
            yield return ("maglev", "Maglev");
        }
    }
}
