using MeshTargeting.Resources;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>The items of <c>to</c> of several policies, in the order in which they are merged (rules/outbound/sort.go).</summary>
internal static class OutboundItems
{
    /// <summary>
    /// All items in ascending precedence: by what the policies are for before what the items are for, so that an item for the mesh in a
    /// policy for one proxy wins over an item for a service in a policy for all. Items of one policy keep their order.
    /// </summary>
    /// <param name="world">The World.</param>
    /// <param name="policies">
    /// Policies of one kind, in an order in which those stay that Kuma does not tell apart. One that stands there twice counts once: it
    /// would set the same again, and Kuma names it once.
    /// </param>
    public static PolicyItem[] Sorted(World world, IEnumerable<Resource> policies)
    {
        var semantics = world.Options.Semantics;
        var items = new List<Ranked>();
        foreach (var policy in policies.Distinct())
        {
            var traits = PolicyTraits.Of(policy, world.Options);
            foreach (var item in PolicyItems.Of(policy, semantics).To)
            {
                items.Add(new Ranked(item, traits, PolicyTraits.RankOf(item.TargetRef?.Kind)));
            }
        }

        var sorted = items.ToArray();
        StableSort.Sort(sorted, (a, b) => Compare(semantics, a, b), StableSort.StableRun);
        return Array.ConvertAll(sorted, ranked => ranked.Item);
    }

    private static int Compare(KumaSemantics semantics, in Ranked a, in Ranked b)
    {
        var isSame = ReferenceEquals(a.Traits, b.Traits);
        var order = isSame ? 0 : PolicyOrder.CompareAttributes(semantics, a.Traits, b.Traits);
        order = order != 0 ? order : CompareTargets(a, b);
        return order != 0 || isSame ? order : PolicyOrder.CompareDisplayNames(a.Traits, b.Traits);
    }

    /// <summary>By kind; of MeshServices one with a section goes before one without. That of MeshMultiZoneServices Kuma leaves out of account.</summary>
    private static int CompareTargets(in Ranked a, in Ranked b)
    {
        var order = a.Rank.CompareTo(b.Rank);
        return order == 0 && a.Item.TargetRef is { Kind: "MeshService" } x && b.Item.TargetRef is { } y
            ? (!string.IsNullOrEmpty(x.SectionName)).CompareTo(!string.IsNullOrEmpty(y.SectionName))
            : order;
    }

    private readonly record struct Ranked(PolicyItem Item, PolicyTraits Traits, int Rank);
}
