using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Which of two policies or items comes first, that is, yields to the other.</summary>
internal static class NaiveOrder
{
    private static readonly List<string> Kinds =
    [
        "", "Mesh", "Dataplane", "MeshSubset", "MeshGateway", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshServiceSubset", "MeshHTTPRoute",
    ];

    /// <summary>Two policies (matchers/dataplane.go, SortByTargetRef).</summary>
    public static int Policies(NaiveWorld world, Resource a, Resource b)
    {
        var (topA, topB) = (NaiveMatching.TopLevel(a), NaiveMatching.TopLevel(b));
        return First(
            Kind(topA) - Kind(topB),
            Selector(world, topA, topB),
            Origin(world, a) - Origin(world, b),
            topA.Kind == "MeshGateway" ? (topA.Tags?.Count ?? 0) - (topB.Tags?.Count ?? 0) : 0,
            Role(world, a) - Role(world, b),
            DisplayName(world, a, b));
    }

    /// <summary>Two items, as far as their policies go (rules/sort/sort.go, CompareByPolicyAttributes).</summary>
    public static int Attributes(NaiveWorld world, Resource a, Resource b)
    {
        var (topA, topB) = (NaiveMatching.TopLevel(a), NaiveMatching.TopLevel(b));
        return First(Kind(topA) - Kind(topB), Selector(world, topA, topB), Origin(world, a) - Origin(world, b), Role(world, a) - Role(world, b));
    }

    /// <summary>Two items of <c>to</c> (rules/outbound/sort.go).</summary>
    public static int ToItems(NaiveWorld world, NaiveItem a, NaiveItem b) => First(
        Attributes(world, a.Policy, b.Policy),
        Kind(a.Ref!) - Kind(b.Ref!),
        a.Ref!.Kind == "MeshService" ? HasSection(a.Ref) - HasSection(b.Ref!) : 0,
        DisplayName(world, a.Policy, b.Policy));

    public static int DisplayName(NaiveWorld world, Resource a, Resource b) => string.CompareOrdinal(world.DisplayName(b), world.DisplayName(a));

    /// <summary>
    /// Sorts as Go sorts few things: each goes forward past those that it compares less than. With ties and circles it matters how it is done.
    /// </summary>
    public static List<T> Sorted<T>(IEnumerable<T> all, Comparison<T> compare)
    {
        var sorted = new List<T>();
        foreach (var one in all)
        {
            var place = sorted.Count;
            while (place > 0 && compare(one, sorted[place - 1]) < 0)
            {
                place--;
            }

            sorted.Insert(place, one);
        }

        return sorted;
    }

    /// <summary>
    /// The neighbours in a sorted list that might stand the other way round: where not all before yield to all behind.
    /// </summary>
    public static IEnumerable<(Resource First, Resource Second)> Open(NaiveWorld world, IReadOnlyList<Resource> sorted) =>
        Enumerable.Range(1, Math.Max(0, sorted.Count - 1))
            .Where(i => sorted.Take(i).Any(a => sorted.Skip(i).Any(b => Policies(world, a, b) >= 0 || Policies(world, b, a) <= 0)))
            .Select(i => (sorted[i - 1], sorted[i]));

    private static int Kind(TargetRef reference) => Kinds.IndexOf(reference.Kind!);

    private static int Selector(NaiveWorld world, TargetRef a, TargetRef b)
    {
        if (a.Kind != "Dataplane" || b.Kind != "Dataplane")
        {
            return 0;
        }

        if (!world.IsOf2_14)
        {
            return HasSection(a) - HasSection(b);
        }

        var (nameA, nameB) = (!string.IsNullOrEmpty(a.Name), !string.IsNullOrEmpty(b.Name));
        return nameA && b.Labels is not null ? 1
            : a.Labels is not null && nameB ? -1
            : HasSection(a) - HasSection(b);
    }

    private static int HasSection(TargetRef reference) => string.IsNullOrEmpty(reference.SectionName) ? 0 : 1;

    private static int Origin(NaiveWorld world, Resource policy) => world.Label(policy, KumaLabels.Origin) switch
    {
        "global" => 1,
        null => 2,
        "zone" => 3,
        _ => 0,
    };

    private static int Role(NaiveWorld world, Resource policy) => world.Role(policy) switch
    {
        "system" => 1,
        "producer" => 2,
        "consumer" => 3,
        "workload-owner" => 4,
        _ => 0,
    };

    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
