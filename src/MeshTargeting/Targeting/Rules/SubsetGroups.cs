using System.Globalization;

namespace MeshTargeting.Targeting.Rules;

/// <summary>The groups of subsets whose tags are combined with each other, in the order in which Kuma takes them (rules.go).</summary>
internal static class SubsetGroups
{
    /// <summary>The tags of each group, by key and value; null where there are more combinations than wanted.</summary>
    /// <param name="subsets">The subsets of the items; the same one may be there several times.</param>
    /// <param name="work">How much to search at most, as <see cref="SubsetCliques.Find"/> counts it.</param>
    /// <param name="combinations">How many combinations all groups may have together.</param>
    public static IReadOnlyList<IReadOnlyList<SubsetTag>>? Find(
        IReadOnlyList<IReadOnlyList<SubsetTag>> subsets, int work, int combinations)
    {
        var copies = Copies(subsets);
        var distinct = copies.ConvertAll(c => subsets[c[0]]);

        // Every subset is, of some group, the combination without any other tag.
        if (distinct.Count > combinations)
        {
            return null;
        }

        var groups = new List<(string Name, IReadOnlyList<SubsetTag> Tags)>();
        var left = (long)combinations;
        var complete = SubsetCliques.Find(
            distinct,
            work,
            members =>
            {
                var tags = members.SelectMany(m => distinct[m]).Distinct().ToArray();
                Array.Sort(tags, Subsets.Compare);
                left -= SubsetCombinations.Count(tags, combinations);
                var indexes = members.SelectMany(m => copies[m]).Order();
                groups.Add((string.Join(':', indexes.Select(i => i.ToString(CultureInfo.InvariantCulture))), tags));
                return left >= 0;
            });
        return complete ? groups.OrderByDescending(g => g.Name, StringComparer.Ordinal).Select(g => g.Tags).ToArray() : null;
    }

    /// <summary>
    /// The indexes of each distinct subset. One that asks for two values of a key meets nothing, not even its like: it stays alone.
    /// </summary>
    private static List<List<int>> Copies(IReadOnlyList<IReadOnlyList<SubsetTag>> subsets)
    {
        var groups = new List<List<int>>();
        var known = new Dictionary<IReadOnlyList<SubsetTag>, List<int>>(SubsetComparer.Instance);
        for (var i = 0; i < subsets.Count; i++)
        {
            if (known.TryGetValue(subsets[i], out var group) && Subsets.Intersect(subsets[i], subsets[i]))
            {
                group.Add(i);
                continue;
            }

            known[subsets[i]] = group = [i];
            groups.Add(group);
        }

        return groups;
    }
}

/// <summary>Compares subsets tag by tag, in the order in which they stand.</summary>
internal sealed class SubsetComparer : IEqualityComparer<IReadOnlyList<SubsetTag>>
{
    public static readonly SubsetComparer Instance = new();

    public bool Equals(IReadOnlyList<SubsetTag>? x, IReadOnlyList<SubsetTag>? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));

    public int GetHashCode(IReadOnlyList<SubsetTag> subset)
    {
        var hash = default(HashCode);
        foreach (var tag in subset)
        {
            hash.Add(tag);
        }

        return hash.ToHashCode();
    }
}
