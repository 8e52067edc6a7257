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
            Selector(topA, topB),
            Origin(world, a) - Origin(world, b),
            topA.Kind == "MeshGateway" ? (topA.Tags?.Count ?? 0) - (topB.Tags?.Count ?? 0) : 0,
            Role(world, a) - Role(world, b),
            DisplayName(world, a, b));
    }

    /// <summary>Two items, as far as their policies go (rules/sort/sort.go, CompareByPolicyAttributes).</summary>
    public static int Attributes(NaiveWorld world, Resource a, Resource b)
    {
        var (topA, topB) = (NaiveMatching.TopLevel(a), NaiveMatching.TopLevel(b));
        return First(Kind(topA) - Kind(topB), Selector(topA, topB), Origin(world, a) - Origin(world, b), Role(world, a) - Role(world, b));
    }

    /// <summary>Two items of <c>to</c> (rules/outbound/sort.go).</summary>
    public static int ToItems(NaiveWorld world, NaiveItem a, NaiveItem b) => First(
        Attributes(world, a.Policy, b.Policy),
        Kind(a.Ref!) - Kind(b.Ref!),
        a.Ref!.Kind == "MeshService" ? HasSection(a.Ref) - HasSection(b.Ref!) : 0,
        DisplayName(world, a.Policy, b.Policy));

    public static int DisplayName(NaiveWorld world, Resource a, Resource b) => string.CompareOrdinal(world.DisplayName(b), world.DisplayName(a));

    /// <summary>
    /// Whether some of these policies beat each other in a circle, so that no order is right. Only selectors of Dataplanes do that:
    /// one with a name, one with labels and a section, one with neither.
    /// </summary>
    public static bool HasCircle(NaiveWorld world, IReadOnlyList<Resource> policies)
    {
        var whole = policies.Select(a => policies.Select(b => Policies(world, a, b)).ToArray()).ToArray();
        var attributes = policies.Select(a => policies.Select(b => Attributes(world, a, b)).ToArray()).ToArray();
        return IsCircular(whole) || IsCircular(attributes);
    }

    private static bool IsCircular(int[][] orders)
    {
        for (var a = 0; a < orders.Length; a++)
        {
            for (var b = 0; b < orders.Length; b++)
            {
                for (var c = 0; c < orders.Length; c++)
                {
                    if (orders[a][b] <= 0 && orders[b][c] <= 0 && orders[a][c] > 0)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static int Kind(TargetRef reference) => Kinds.IndexOf(reference.Kind!);

    private static int Selector(TargetRef a, TargetRef b)
    {
        if (a.Kind != "Dataplane" || b.Kind != "Dataplane")
        {
            return 0;
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
