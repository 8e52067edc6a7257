using System.Text.Json.Nodes;
using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Content;

/// <summary>MS812: hash policies where 3.0 reads past them, or of a type that it does not know.</summary>
internal sealed class HashPoliciesOfBalancer : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS812",
        Severity.Warning,
        "Hash policies of a load balancer are gone",
        "Move hashPolicies to default.hashPolicies.",
        """
        Kuma 3.0 has one list of hash policies, `default.hashPolicies`. It reads past those within `ringHash` and `maglev`, and then every
        request hashes alike; the type SourceIP it refuses, for Connection says the same.

        `meshservice fix --to 3.0` moves them. Where `default.hashPolicies` is there already, 2.14 goes by that alone, and the others are
        removed.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshLoadBalancingStrategy
        name: sticky
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default:
                loadBalancer:
                  type: RingHash
                  ringHash:
                    hashPolicies: [{type: Header, header: {name: x-user}}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshLoadBalancingStrategy
        name: sticky
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default:
                hashPolicies: [{type: Header, header: {name: x-user}}]
                loadBalancer:
                  type: RingHash
                  ringHash: {}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshLoadBalancingStrategySpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.HashPoliciesOfLoadBalancers;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var items = ((Resource<MeshLoadBalancingStrategySpec>)resource).Spec.To ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Default is not { } conf)
            {
                continue;
            }

            var at = $"spec.to[{i}].default";
            Nested($"{at}.loadBalancer.ringHash", conf.LoadBalancer?.RingHash?.HashPolicies, "RingHash", conf, at, resource, context);
            Nested($"{at}.loadBalancer.maglev", conf.LoadBalancer?.Maglev?.HashPolicies, "Maglev", conf, at, resource, context);
            for (var j = 0; j < conf.HashPolicies?.Count; j++)
            {
                var type = $"{at}.hashPolicies[{j}].type";
                if (conf.HashPolicies[j].Type == "SourceIP")
                {
                    context.Report(
                        type,
                        "Kuma 3.0 has no hash policy of type SourceIP; Connection says the same",
                        fix: new Fix("write type: Connection", new ReplaceValue(type, EditJson.Of("Connection"))),
                        explains: type);
                }
            }
        }
    }

    private static void Nested(
        string balancer, IReadOnlyList<HashPolicy>? policies, string type, MeshLoadBalancingStrategyConf conf, string at, Resource resource, AnalysisContext context)
    {
        if (policies is null)
        {
            return;
        }

        var list = $"{balancer}.hashPolicies";
        var counts = conf.HashPolicies is null && conf.LoadBalancer?.Type == type;
        context.Report(
            list,
            counts ? "Kuma 3.0 reads past hashPolicies of a load balancer: all requests hash alike" : "Kuma 3.0 reads past hashPolicies of a load balancer; 2.14 does not go by these either",
            counts ? null : Severity.Info,
            Anchor.Key,
            counts
                ? new Fix("move hashPolicies to default.hashPolicies", [new PutMember(at, "hashPolicies", Moved(resource, list)), new RemoveNode(list)])
                : new Fix("remove hashPolicies", new RemoveNode(list)),
            counts ? null : "Remove hashPolicies.");
    }

    private static string Moved(Resource resource, string path)
    {
        var policies = SpecJson.At(resource, path)!.AsArray();
        foreach (var policy in policies.OfType<JsonObject>().Where(policy => (string?)policy["type"] == "SourceIP"))
        {
            policy["type"] = "Connection";
        }

        return EditJson.Of(policies);
    }
}
