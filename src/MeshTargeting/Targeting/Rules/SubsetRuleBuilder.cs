using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Builds rules by tags (pkg/plugins/policies/core/rules/rules.go).</summary>
public static class SubsetRuleBuilder
{
    /// <summary>
    /// The number of combinations of tags up to which rules are made: 14 tags that can meet in one client. Kuma has no such bound; with
    /// every further tag it takes twice the time and memory.
    /// </summary>
    public const int MostCombinations = 1 << 14;

    /// <summary>What a search for groups may cost, a tenth of a second or so: more than any takes whose groups stay below the bound.</summary>
    private const int MostWork = 1 << 26;

    /// <summary>The rules of <c>from</c>, of policies of one kind in ascending precedence (BuildFromRules).</summary>
    public static SubsetRules OfFrom(World world, IReadOnlyList<Resource> policies) => Build(
        policies.SelectMany(policy => PolicyItems.Of(policy, world.Options.Semantics).From).Select(item => (item, item.TargetRef)),
        withNegations: true);

    /// <summary>The rules of <c>to</c>, of policies of one kind in ascending precedence (legacyBuildToRules).</summary>
    public static SubsetRules OfTo(World world, IReadOnlyList<Resource> policies)
    {
        if (!world.Options.Semantics.ServiceTagSelectors)
        {
            return SubsetRules.None;
        }

        var items = new List<(PolicyItem Item, TargetRef? TargetRef)>();
        foreach (var policy in policies)
        {
            var to = PolicyItems.Of(policy, world.Options.Semantics).To;
            if (to.Any(item => item.TargetRef?.Kind == "MeshHTTPRoute"))
            {
                continue;
            }

            if (RouteItems.OfTopLevel(policy) is not { } reference)
            {
                items.AddRange(to.Select(item => (item, item.TargetRef)));
            }
            else if (RouteItems.Expand(world, policy, reference, to) is { } expanded)
            {
                items.AddRange(expanded);
            }
            else
            {
                return new SubsetRules([], Fault: "can't resolve MeshHTTPRoute policy");
            }
        }

        return Build(items, withNegations: false);
    }

    /// <summary>The one rule of policies without lists, in ascending precedence (BuildSingleItemRules).</summary>
    public static SubsetRules OfSingle(World world, IReadOnlyList<Resource> policies) => Build(
        policies.Select(policy => PolicyItems.Of(policy, world.Options.Semantics).Single)
            .OfType<PolicyItem>()
            .Select(item => (item, (TargetRef?)new TargetRef { Kind = "Mesh" })),
        withNegations: false);

    /// <summary>The rules of items (BuildRules).</summary>
    /// <param name="items">The items in ascending precedence, with what each is for.</param>
    /// <param name="withNegations">Whether there are rules for what does not have a tag even where a single tag is spoken of.</param>
    internal static SubsetRules Build(IEnumerable<(PolicyItem Item, TargetRef? TargetRef)> items, bool withNegations)
    {
        var taking = new List<SubsetItem>();
        foreach (var (item, reference) in items)
        {
            if (reference is null || !Subsets.TakesPart(reference.Kind))
            {
                continue;
            }

            if (Subsets.Of(reference) is not { } subset)
            {
                return new SubsetRules([], Fault: $"can't represent {reference.Kind} as tags");
            }

            taking.Add(new SubsetItem(item.Policy, item.Index, subset, item.Conf));
        }

        if (taking.Count == 0)
        {
            return SubsetRules.None;
        }

        var manyKeys = taking.SelectMany(i => i.Subset).Select(t => t.Key).Distinct().Skip(1).Any();
        return withNegations || manyKeys ? OfCombinations(taking) : OfDistinct(taking);
    }

    /// <summary>Where one tag at most is spoken of, a rule for each value; one with more tags comes first.</summary>
    private static SubsetRules OfDistinct(List<SubsetItem> items)
    {
        var factory = new SubsetRuleFactory(items);
        var rules = new List<SubsetRule>();
        foreach (var subset in items.Select(i => i.Subset).Distinct(SubsetComparer.Instance))
        {
            factory.AddTo(rules, subset);
        }

        return new SubsetRules(rules.OrderByDescending(rule => rule.Subset.Count).ToArray());
    }

    /// <summary>Else one for each way in which something can have and lack the tags of subsets that can meet.</summary>
    private static SubsetRules OfCombinations(List<SubsetItem> items)
    {
        if (SubsetGroups.Find(items.Select(i => i.Subset).ToArray(), MostWork, MostCombinations) is not { } groups)
        {
            var (tags, policies) = (items.SelectMany(i => i.Subset).Distinct().Count(), items.Select(i => i.Policy).Distinct().Count());
            return new SubsetRules(
                [],
                Overflow: string.Create(
                    CultureInfo.InvariantCulture,
                    $"the {tags} tags in {items.Count} items of {policies} {(policies == 1 ? "policy" : "policies")} combine to more than {MostCombinations} rules; they are not made"));
        }

        var factory = new SubsetRuleFactory(items);
        var rules = new List<SubsetRule>();
        foreach (var subset in groups.SelectMany(SubsetCombinations.Of))
        {
            factory.AddTo(rules, subset);
        }

        return new SubsetRules(rules.OrderByDescending(rule => Subsets.Positive(rule.Subset)).ToArray());
    }
}
