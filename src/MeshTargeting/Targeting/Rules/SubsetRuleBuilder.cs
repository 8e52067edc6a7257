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

    private static readonly TargetRef Everything = new() { Kind = "Mesh" };

    /// <summary>The rules of <c>from</c>, of policies of one kind in ascending precedence (BuildFromRules).</summary>
    public static SubsetRules OfFrom(World world, IReadOnlyList<Resource> policies) =>
        Build(policies.Select(policy => SubsetItems.OfFrom(policy, world.Options.Semantics)), withNegations: true);

    /// <summary>The rules of <c>to</c>, of policies of one kind in ascending precedence (legacyBuildToRules).</summary>
    public static SubsetRules OfTo(World world, IReadOnlyList<Resource> policies)
    {
        var semantics = world.Options.Semantics;
        if (!semantics.ServiceTagSelectors)
        {
            return SubsetRules.None;
        }

        var items = new List<SubsetItems>(policies.Count);
        foreach (var policy in policies)
        {
            var own = SubsetItems.OfTo(policy, semantics);
            if (RouteItems.OfTopLevel(policy) is not { } reference || PolicyItems.Of(policy, semantics).To.Any(i => i.TargetRef?.Kind == "MeshHTTPRoute"))
            {
                items.Add(own);
            }
            else if (RouteItems.Expand(world, policy, reference, PolicyItems.Of(policy, semantics).To) is { } expanded)
            {
                items.Add(SubsetItems.Of(expanded));
            }
            else
            {
                return SubsetRules.Failed("can't resolve MeshHTTPRoute policy");
            }
        }

        return Build(items, withNegations: false);
    }

    /// <summary>The one rule of policies without lists, in ascending precedence (BuildSingleItemRules).</summary>
    public static SubsetRules OfSingle(World world, IReadOnlyList<Resource> policies) => Build(
        [SubsetItems.Of(policies.Select(policy => PolicyItems.Of(policy, world.Options.Semantics).Single)
            .OfType<PolicyItem>()
            .Select(item => (item, (TargetRef?)Everything)))],
        withNegations: false);

    /// <summary>The rules of items (BuildRules).</summary>
    /// <param name="parts">The items in ascending precedence.</param>
    /// <param name="withNegations">Whether there are rules for what does not have a tag even where a single tag is spoken of.</param>
    internal static SubsetRules Build(IEnumerable<SubsetItems> parts, bool withNegations)
    {
        var items = new List<SubsetItem>();
        foreach (var part in parts)
        {
            if (part.Fault is not null)
            {
                return SubsetRules.Failed(part.Fault);
            }

            items.AddRange(part.Items);
        }

        return items.Count == 0 ? SubsetRules.None : new SubsetRules(() => SubsetExpander.Expand(items, withNegations, MostCombinations));
    }
}
