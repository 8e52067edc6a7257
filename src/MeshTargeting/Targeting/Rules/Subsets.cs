using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>The set theory of rules by tags (pkg/plugins/policies/core/rules/subsetutils/subset.go).</summary>
internal static class Subsets
{
    /// <summary>
    /// The tags that a client or destination must have for a reference to mean it, by key and value; null where the kind cannot be
    /// said in tags (rules.go, asSubset).
    /// </summary>
    public static IReadOnlyList<SubsetTag>? Of(TargetRef reference) => reference.Kind switch
    {
        "Mesh" => [],
        "MeshSubset" => Sorted(Tags(reference)),
        "MeshService" => [Service(reference)],
        "MeshServiceSubset" => Sorted([Service(reference), .. Tags(reference)]),
        _ => null,
    };

    /// <summary>Whether a reference of this kind takes part in rules by tags at all (targetref.go, IsOldKind).</summary>
    public static bool TakesPart(string? kind) =>
        kind is "Mesh" or "MeshSubset" or "MeshServiceSubset" or "MeshService" or "MeshGateway" or "MeshHTTPRoute";

    /// <summary>
    /// Whether something with these tags belongs to a subset. What has no tags at all belongs to none but the subset of everything.
    /// </summary>
    public static bool Contains(IReadOnlyList<SubsetTag> subset, IReadOnlyDictionary<string, string> tags)
    {
        if (subset.Count == 0)
        {
            return true;
        }

        var (shared, negative) = (false, true);
        foreach (var tag in subset)
        {
            negative &= tag.Not;
            if (tags.TryGetValue(tag.Key, out var value))
            {
                shared = true;
                if (value == tag.Value == tag.Not)
                {
                    return false;
                }
            }
            else if (!tag.Not)
            {
                return false;
            }
        }

        return tags.Count > 0 && (shared || negative);
    }

    /// <summary>Whether everything in <paramref name="inner"/> is in <paramref name="outer"/> too.</summary>
    public static bool IsSubset(IReadOnlyList<SubsetTag> outer, IReadOnlyList<SubsetTag> inner)
    {
        foreach (var tag in outer)
        {
            var found = false;
            foreach (var other in inner)
            {
                if (other.Key != tag.Key)
                {
                    continue;
                }

                found = true;
                if (!Implies(other, tag))
                {
                    return false;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether something can be in both: they do not ask for two values of one key. Tags that must be absent are not asked about.
    /// </summary>
    public static bool Intersect(IReadOnlyList<SubsetTag> a, IReadOnlyList<SubsetTag> b) =>
        a.Count == 0 || b.Count == 0
        || a.Where(x => !x.Not).All(x => b.Where(y => !y.Not && y.Key == x.Key).All(y => y.Value == x.Value));

    /// <summary>The number of tags that must be there.</summary>
    public static int Positive(IReadOnlyList<SubsetTag> subset)
    {
        var count = 0;
        foreach (var tag in subset)
        {
            count += tag.Not ? 0 : 1;
        }

        return count;
    }

    /// <summary>Tags by key, then by value.</summary>
    public static int Compare(SubsetTag a, SubsetTag b)
    {
        var order = string.CompareOrdinal(a.Key, b.Key);
        return order != 0 ? order : string.CompareOrdinal(a.Value, b.Value);
    }

    /// <summary>Whether what satisfies one tag satisfies another of the same key.</summary>
    private static bool Implies(SubsetTag inner, SubsetTag outer) =>
        inner.Not == outer.Not ? inner.Value == outer.Value : outer.Not && inner.Value != outer.Value;

    private static SubsetTag Service(TargetRef reference) => new(KumaLabels.ServiceTag, reference.Name ?? "");

    private static IEnumerable<SubsetTag> Tags(TargetRef reference) =>
        (reference.Tags ?? ResourceMetadata.None).Select(tag => new SubsetTag(tag.Key, tag.Value));

    private static SubsetTag[] Sorted(IEnumerable<SubsetTag> tags)
    {
        var sorted = tags.ToArray();
        Array.Sort(sorted, Compare);
        return sorted;
    }
}
