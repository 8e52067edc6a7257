using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>A rule for clients or destinations with certain tags.</summary>
internal sealed record NaiveSubsetRule(IReadOnlyList<SubsetTag> Subset, JsonObject Conf, IReadOnlyList<NaiveItem> Items);

/// <summary>Rules by tags (rules/rules.go and rules/subsetutils/subset.go).</summary>
internal static class NaiveSubsetRules
{
    private const string RouteTag = "__rule-matches-hash__";

    private static readonly string[] KindsOfOld = ["Mesh", "MeshSubset", "MeshService", "MeshServiceSubset", "MeshGateway", "MeshHTTPRoute"];

    /// <summary>The rules of <c>from</c>.</summary>
    public static List<NaiveSubsetRule> OfFrom(NaiveWorld world, IEnumerable<Resource> policies) =>
        Build(policies.SelectMany(p => world.Items(p, "from")), withNegations: true);

    /// <summary>The rules of <c>to</c>: not of policies for routes in the new way, and those for routes in the old way by a tag of their own.</summary>
    public static List<NaiveSubsetRule> OfTo(NaiveWorld world, IEnumerable<Resource> policies) => Build(
        policies.Where(p => world.IsOf2_14).Where(p => world.Items(p, "to").All(i => i.Ref!.Kind != "MeshHTTPRoute"))
            .SelectMany(p => NaiveMatching.TopLevel(p).Kind == "MeshHTTPRoute" ? AlongRoute(world, p) : world.Items(p, "to")),
        withNegations: false);

    /// <summary>The one rule of policies without lists.</summary>
    public static List<NaiveSubsetRule> OfSingle(IEnumerable<Resource> policies) => Build(policies.Select(NaiveItems.Single), withNegations: false);

    /// <summary>Whether something with these tags belongs to a subset (ContainsElement).</summary>
    public static bool Contains(IReadOnlyList<SubsetTag> subset, IReadOnlyDictionary<string, string> tags) => subset.Count == 0
        || (tags.Count > 0
            && subset.All(t => tags.TryGetValue(t.Key, out var value) ? t.Not != (t.Value == value) : t.Not));

    private static IEnumerable<NaiveItem> AlongRoute(NaiveWorld world, Resource policy)
    {
        var name = NaiveMatching.TopLevel(policy).Name ?? "";
        var route = world.OfKind("MeshHTTPRoute", policy.Metadata.Mesh).Last(r => world.DisplayName(r) == name);
        var index = 0;
        foreach (var to in (JsonArray)(route.Kind.EncodeSpec(route)["to"] ?? new JsonArray()))
        {
            foreach (var rule in (JsonArray)to!["rules"]!)
            {
                var tags = new Dictionary<string, string> { [RouteTag] = NaiveRoutes.HashOf(route, rule!["matches"]!) };
                var reference = to["targetRef"]!["kind"]!.GetValue<string>() is "Mesh" or "MeshSubset"
                    ? new TargetRef { Kind = "MeshSubset", Tags = tags }
                    : new TargetRef { Kind = "MeshServiceSubset", Name = to["targetRef"]!["name"]?.GetValue<string>(), Tags = tags };
                foreach (var item in world.Items(policy, "to"))
                {
                    yield return item with { Ref = reference, Index = index++ };
                }
            }
        }
    }

    private static List<NaiveSubsetRule> Build(IEnumerable<NaiveItem> all, bool withNegations)
    {
        var items = all.Where(i => KindsOfOld.Contains(i.Ref!.Kind)).ToList();
        var subsets = items.Select(i => Subset(i.Ref!)).ToList();
        if (!withNegations && subsets.SelectMany(s => s).Select(t => t.Key).Distinct().Count() <= 1)
        {
            return subsets.DistinctBy(s => string.Join('|', s.Order(ByTag)))
                .SelectMany(s => Rules(s, items))
                .OrderByDescending(r => r.Subset.Count)
                .ToList();
        }

        return Groups(subsets)
            .SelectMany(group => Combinations(group.SelectMany(i => subsets[i]).Distinct().Order(ByTag).ToList()))
            .SelectMany(s => Rules(s, items))
            .OrderByDescending(r => r.Subset.Count(t => !t.Not))
            .ToList();
    }

    private static readonly Comparer<SubsetTag> ByTag = Comparer<SubsetTag>.Create((a, b) =>
        string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order : string.CompareOrdinal(a.Value, b.Value));

    private static SubsetTag[] Subset(TargetRef reference)
    {
        var tags = (reference.Tags ?? ResourceMetadata.None).Select(t => new SubsetTag(t.Key, t.Value));
        return reference.Kind switch
        {
            "Mesh" => [],
            "MeshSubset" => [.. tags],
            "MeshService" => [new SubsetTag(KumaLabels.ServiceTag, reference.Name ?? "")],
            _ => [new SubsetTag(KumaLabels.ServiceTag, reference.Name ?? ""), .. tags],
        };
    }

    private static IEnumerable<NaiveSubsetRule> Rules(IReadOnlyList<SubsetTag> subset, List<NaiveItem> items)
    {
        var relevant = items.Where(i => Subset(i.Ref!).All(t => Covers(t, subset))).ToList();
        return relevant.Count == 0 ? []
            : NaiveMerge.Merge(relevant[0].Policy.Kind.Name, relevant.Select(i => i.Conf).ToList())
                .Select(conf => new NaiveSubsetRule(subset, conf, relevant));
    }

    /// <summary>Whether all that have the tags of a subset have this one.</summary>
    private static bool Covers(SubsetTag tag, IReadOnlyList<SubsetTag> subset)
    {
        var same = subset.Where(t => t.Key == tag.Key).ToList();
        return same.Count > 0 && same.All(t => !t.Not && t.Value == tag.Value);
    }

    /// <summary>The largest groups whose items can all pairwise be met by one client, the last by their numbers first.</summary>
    private static List<int[]> Groups(List<SubsetTag[]> subsets)
    {
        var groups = new List<int[]>();
        Grow([], [.. Enumerable.Range(0, subsets.Count)], []);
        return groups.OrderByDescending(g => string.Join(':', g), StringComparer.Ordinal).ToList();

        // Bron and Kerbosch's way of finding them, without any of its shortcuts.
        void Grow(int[] group, List<int> candidates, List<int> done)
        {
            if (candidates.Count == 0 && done.Count == 0)
            {
                groups.Add(group.Order().ToArray());
            }

            while (candidates.Count > 0)
            {
                var next = candidates[0];
                bool Meets(int other) => other != next && Meet(subsets[next], subsets[other]);
                Grow([.. group, next], candidates.FindAll(Meets), done.FindAll(Meets));
                candidates.Remove(next);
                done.Add(next);
            }
        }
    }

    private static bool Meet(SubsetTag[] a, SubsetTag[] b) => a.All(x => b.All(y => x.Key != y.Key || x.Value == y.Value));

    /// <summary>For each key one of its values or none of them; the first key changes fastest, and its values go from the last to the first.</summary>
    private static IEnumerable<IReadOnlyList<SubsetTag>> Combinations(List<SubsetTag> tags)
    {
        var choices = tags.GroupBy(t => t.Key)
            .Select(key => key.Reverse().Select(t => new[] { t }).Append(key.Select(t => t with { Not = true }).ToArray()).ToArray())
            .ToList();
        var count = choices.Aggregate(1, (product, choice) => product * choice.Length);
        return Enumerable.Range(1, count).Select(number =>
        {
            var rest = number % count;
            return (IReadOnlyList<SubsetTag>)choices.SelectMany(choice =>
            {
                var chosen = choice[rest % choice.Length];
                rest /= choice.Length;
                return chosen;
            }).ToList();
        });
    }
}
