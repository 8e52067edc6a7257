using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>An item of <c>to</c>, and the port of the destination that it is for.</summary>
/// <param name="Item">The item.</param>
/// <param name="Section">The port as KRIs write it; empty for the whole destination.</param>
internal readonly record struct ItemOnTarget(PolicyItem Item, string Section)
{
    /// <summary>Whether it counts wherever an item for such a section does: it is for the whole destination, or for the same port.</summary>
    public bool CountsFor(string section) => Section.Length == 0 || Section == section;
}

/// <summary>Who is for a destination or route: from the target to the items of policies.</summary>
internal static class ItemsOnTarget
{
    /// <summary>So many policies for things of one name are not looked through.</summary>
    private const int MostPolicies = 64;

    /// <summary>
    /// The items of policies of a kind that are for a resource or one of its ports, by policy and in the order of each manifest; those of
    /// policies without effect are left out. Empty where there are too many to look at: what is told of them is not needed, only useful.
    /// </summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind of the policies.</param>
    /// <param name="target">The destination or route.</param>
    /// <param name="isOfInterest">Which policies to look at; null for all.</param>
    public static IReadOnlyList<ItemOnTarget> Of(World world, KindDescriptor kind, Resource target, Func<Resource, bool>? isOfInterest = null)
    {
        var policies = world.PoliciesFor(target.Metadata.Mesh, kind, ResourceTraits.Of(target, world.Options).DisplayName);
        if (policies.Count > MostPolicies)
        {
            return [];
        }

        var items = new List<ItemOnTarget>();
        foreach (var policy in policies.Where(p => isOfInterest?.Invoke(p) != false && !PolicyTraits.Of(p, world.Options).IsShadow).OrderBy(p => p.Id))
        {
            foreach (var item in PolicyItems.Of(policy, world.Options.Semantics).To)
            {
                items.AddRange(ItemTargets.Of(world, item).Where(t => t.Resource == target).Select(t => new ItemOnTarget(item, t.Section)));
            }
        }

        return items;
    }
}
