using System.Globalization;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Makes rules of items (rules.go, buildRulesInternal).</summary>
internal static class SubsetExpander
{
    /// <summary>What a search for groups may cost, a tenth of a second or so: more than any takes whose groups stay below the bound.</summary>
    private const int MostWork = 1 << 26;

    /// <summary>The rules.</summary>
    /// <param name="items">The items in ascending precedence.</param>
    /// <param name="withNegations">Whether there are rules for what does not have a tag even where a single tag is spoken of.</param>
    /// <param name="most">How many combinations of tags there may be.</param>
    public static SubsetExpansion Expand(IReadOnlyList<SubsetItem> items, bool withNegations, int most)
    {
        if (!withNegations && HasOneKey(items))
        {
            return new SubsetExpansion(OfDistinct(items), null);
        }

        return SubsetGroups.Find(items.Select(i => i.Subset).ToArray(), MostWork, most) is { } groups
            ? new SubsetExpansion(OfCombinations(items, groups), null)
            : new SubsetExpansion([], TooMany(items, most));
    }

    private static bool HasOneKey(IReadOnlyList<SubsetItem> items)
    {
        string? key = null;
        foreach (var item in items)
        {
            foreach (var tag in item.Subset)
            {
                key ??= tag.Key;
                if (tag.Key != key)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Where one tag at most is spoken of, a rule for each value; one with more tags comes first.</summary>
    private static SubsetRule[] OfDistinct(IReadOnlyList<SubsetItem> items)
    {
        var factory = new SubsetRuleFactory(items);
        var rules = new List<SubsetRule>();
        foreach (var subset in items.Select(i => i.Subset).Distinct(SubsetComparer.Instance))
        {
            factory.AddTo(rules, subset);
        }

        return rules.OrderByDescending(rule => rule.Subset.Count).ToArray();
    }

    /// <summary>Else one for each way in which something can have and lack the tags of subsets that can meet.</summary>
    private static SubsetRule[] OfCombinations(IReadOnlyList<SubsetItem> items, IReadOnlyList<IReadOnlyList<SubsetTag>> groups)
    {
        var factory = new SubsetRuleFactory(items);
        var rules = new List<SubsetRule>();
        foreach (var subset in groups.SelectMany(SubsetCombinations.Of))
        {
            factory.AddTo(rules, subset);
        }

        return rules.OrderByDescending(rule => Subsets.Positive(rule.Subset)).ToArray();
    }

    private static string TooMany(IReadOnlyList<SubsetItem> items, int most)
    {
        var tags = items.SelectMany(i => i.Subset).Distinct().Count();
        var policies = items.Select(i => i.Policy).Distinct().Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the {tags} tags in {items.Count} items of {policies} {(policies == 1 ? "policy" : "policies")} combine to more than {most} rules; they are not made");
    }
}
