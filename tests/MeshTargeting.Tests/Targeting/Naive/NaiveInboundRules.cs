using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>A rule for incoming traffic; without a match for all of it.</summary>
internal sealed record NaiveInboundRule(JsonNode? Match, NaiveItem Item);

/// <summary>Rules of <c>rules</c>, and of <c>from</c> where Kuma reads it so (rules/inbound).</summary>
internal static class NaiveInboundRules
{
    private static readonly string[] ReadFromAsRules = ["MeshAccessLog", "MeshCircuitBreaker", "MeshRateLimit", "MeshTimeout", "MeshTLS"];

    public static List<NaiveInboundRule> Build(NaiveWorld world, IReadOnlyList<Resource> policies)
    {
        if (!policies.All(p => NaiveItems.Has(p.Kind, "rules")))
        {
            return [];
        }

        var sorted = NaiveOrder.Sorted(policies.SelectMany(p => Items(world, p)), (a, b) =>
            NaiveOrder.Attributes(world, a.Policy, b.Policy) is var order and not 0 ? order : NaiveOrder.DisplayName(world, a.Policy, b.Policy));
        return sorted
            .SelectMany(item => item.Matches.Count == 0 ? [new NaiveInboundRule(null, item)] : item.Matches.Select(m => new NaiveInboundRule(m, item)))
            .OrderBy(rule => SpiffeRank(rule.Match))
            .ThenBy(rule => rule.Match?["sni"] is null)
            .ToList();
    }

    public static JsonObject? ForAll(IReadOnlyList<NaiveInboundRule> rules)
    {
        var all = rules.Where(r => r.Match is null).ToList();
        return all.Count == 0 ? null : NaiveMerge.Merge(all[0].Item.Policy.Kind.Name, all.Select(r => r.Item.Conf).ToList())[0];
    }

    private static IReadOnlyList<NaiveItem> Items(NaiveWorld world, Resource policy)
    {
        var rules = world.Items(policy, "rules");
        return rules.Count > 0 ? rules
            : ReadFromAsRules.Contains(policy.Kind.Name) ? world.Items(policy, "from").Select(i => i with { Matches = [] }).ToList()
            : [];
    }

    private static int SpiffeRank(JsonNode? match) => match?["spiffeID"]?["type"]?.GetValue<string>() switch
    {
        "Exact" => 0,
        "Prefix" => 1,
        _ => 2,
    };
}
