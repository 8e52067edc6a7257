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
    /// <param name="policies">Policies of one kind in any order.</param>
    public static PolicyItem[] Sorted(World world, IEnumerable<Resource> policies)
    {
        var items = PolicyOrder.Sort(world, policies).SelectMany(p => PolicyItems.Of(p, world.Options.Semantics).To);
        return StableSort.Sort(items, (a, b) => Compare(world, a, b));
    }

    private static int Compare(World world, PolicyItem a, PolicyItem b)
    {
        var order = ReferenceEquals(a.Policy, b.Policy) ? 0 : PolicyOrder.CompareAttributes(world, a.Policy, b.Policy);
        order = order != 0 ? order : CompareTargets(a.TargetRef, b.TargetRef);
        return order != 0 || ReferenceEquals(a.Policy, b.Policy) ? order : PolicyOrder.CompareDisplayNames(world, a.Policy, b.Policy);
    }

    /// <summary>By kind; of MeshServices one with a section goes before one without. That of MeshMultiZoneServices Kuma leaves out of account.</summary>
    private static int CompareTargets(TargetRef? a, TargetRef? b)
    {
        var order = Rank(a).CompareTo(Rank(b));
        return order == 0 && a is { Kind: "MeshService" }
            ? (!string.IsNullOrEmpty(a.SectionName)).CompareTo(!string.IsNullOrEmpty(b!.SectionName))
            : order;
    }

    private static int Rank(TargetRef? reference) => reference?.Kind switch
    {
        "Mesh" => 1,
        "Dataplane" => 2,
        "MeshSubset" => 3,
        "MeshGateway" => 4,
        "MeshService" => 5,
        "MeshExternalService" => 6,
        "MeshMultiZoneService" => 7,
        "MeshServiceSubset" => 8,
        "MeshHTTPRoute" => 9,
        _ => 0,
    };
}
