using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What an item of <c>rules</c>, or of <c>from</c> where Kuma reads it so, sets for incoming traffic.</summary>
/// <param name="Match">The traffic; null for all.</param>
/// <param name="Conf">What it sets.</param>
/// <param name="Origin">Whence it comes.</param>
public sealed record InboundRule(Match? Match, ConfValue Conf, ItemOrigin Origin);

/// <summary>Rules for incoming traffic (pkg/plugins/policies/core/rules/inbound).</summary>
public static class InboundRules
{
    /// <summary>
    /// The rules of policies of one kind, which may come in any order: the most specific match first, among equal ones in ascending
    /// precedence. Nothing is merged.
    /// </summary>
    public static IReadOnlyList<InboundRule> Build(World world, IReadOnlyList<Resource> policies) =>
        BuildSorted(world, PolicyOrder.Sort(world, policies));

    /// <summary>What holds for all incoming traffic: the rules without a match, merged; null where there are none (MatchesAllIncomingTraffic).</summary>
    public static ConfValue? ForAll(IReadOnlyList<InboundRule> rules) =>
        ConfMerge.Merge(rules.Where(rule => rule.Match is null).Select(rule => rule.Conf).ToArray()) is [var first, ..] ? first : null;

    /// <summary>The same of policies that stand in ascending precedence; that order counts where this one leaves two of them equal.</summary>
    internal static IReadOnlyList<InboundRule> BuildSorted(World world, IEnumerable<Resource> policies)
    {
        // Items rather than policies, as Kuma does: where policies go round in a circle it shows.
        var (semantics, options) = (world.Options.Semantics, world.Options);
        var items = policies
            .Select(policy => (Policy: policy, Traits: PolicyTraits.Of(policy, options)))
            .SelectMany(ranked => Items(ranked.Policy, semantics).Select(item => (Item: item, ranked.Traits)))
            .ToArray();
        StableSort.Sort(items, (a, b) => Compare(semantics, a.Traits, b.Traits), StableSort.StableRun);
        return SortByMatch(items.SelectMany(ranked => Rules(ranked.Item)), rule => rule.Match).ToArray();
    }

    /// <summary>
    /// Items with the more specific match first: by SPIFFE id, exact before prefix, before those without one; then with a server name
    /// before without. What is equal stays in its order (inbound/sort.go).
    /// </summary>
    internal static IEnumerable<T> SortByMatch<T>(IEnumerable<T> items, Func<T, Match?> match) => items
        .OrderBy(item => match(item)?.SpiffeID is { } id ? id.Type switch { "Exact" => 0, "Prefix" => 1, _ => 2 } : 3)
        .ThenBy(item => match(item)?.Sni is null);

    private static int Compare(KumaSemantics semantics, PolicyTraits a, PolicyTraits b)
    {
        if (ReferenceEquals(a, b))
        {
            return 0;
        }

        var order = PolicyOrder.CompareAttributes(semantics, a, b);
        return order != 0 ? order : PolicyOrder.CompareDisplayNames(a, b);
    }

    /// <summary>The <c>rules</c> of a policy; without any its <c>from</c>, if Kuma reads that of this kind as rules.</summary>
    private static IReadOnlyList<PolicyItem> Items(Resource policy, KumaSemantics semantics)
    {
        var items = PolicyItems.Of(policy, semantics);
        return items.Rules.Count > 0 || !policy.Kind.ReadsFromAsRules ? items.Rules : items.From;
    }

    /// <summary>A rule for each match of an item.</summary>
    private static IEnumerable<InboundRule> Rules(PolicyItem item)
    {
        var origin = new ItemOrigin(item.Policy, item.Index);
        return item.Matches.Count == 0
            ? [new InboundRule(null, item.Conf, origin)]
            : item.Matches.Select(match => new InboundRule(match, item.Conf, origin));
    }
}
