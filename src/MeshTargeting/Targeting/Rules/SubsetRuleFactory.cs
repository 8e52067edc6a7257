using System.Collections.Immutable;
using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Makes the rule of a subset from the items that hold for all of it (rules.go, createRule).</summary>
internal sealed class SubsetRuleFactory
{
    private readonly IReadOnlyList<SubsetItem> _items;
    private readonly List<int> _forAll = [];
    private readonly Dictionary<SubsetTag, List<int>> _byFirstTag = [];
    private readonly Dictionary<int[], Merged> _merged = new(IndexesComparer.Instance);

    /// <summary>Takes the items, in ascending precedence.</summary>
    public SubsetRuleFactory(IReadOnlyList<SubsetItem> items)
    {
        _items = items;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Subset is not [var first, ..])
            {
                _forAll.Add(i);
            }
            else if (_byFirstTag.TryGetValue(first, out var others))
            {
                others.Add(i);
            }
            else
            {
                _byFirstTag.Add(first, [i]);
            }
        }
    }

    /// <summary>Adds the rules for a subset: none where no item holds for it, several for the hostnames of a route.</summary>
    public void AddTo(List<SubsetRule> rules, IReadOnlyList<SubsetTag> subset)
    {
        var relevant = Relevant(subset);
        if (relevant.Length == 0)
        {
            return;
        }

        if (!_merged.TryGetValue(relevant, out var merged))
        {
            _merged[relevant] = merged = Merge(relevant);
        }

        rules.AddRange(merged.Confs.Select(conf => new SubsetRule(subset, conf, merged.Origins, merged.OriginByMatches)));
    }

    /// <summary>
    /// The items whose subset includes this one. Such an item asks for no other tags than this one does, so that its first tag leads to it.
    /// </summary>
    private int[] Relevant(IReadOnlyList<SubsetTag> subset)
    {
        List<int>? special = null;
        foreach (var tag in subset)
        {
            if (!tag.Not && _byFirstTag.TryGetValue(tag, out var candidates))
            {
                special ??= [];
                special.AddRange(candidates.Where(i => Subsets.IsSubset(_items[i].Subset, subset)));
            }
        }

        return special is null ? [.. _forAll] : [.. _forAll.Concat(special).Distinct().Order()];
    }

    private Merged Merge(int[] indexes)
    {
        var items = indexes.Select(i => _items[i]).ToArray();
        var byMatches = RuleOrigins.ByMatches(items.Select(item => (new ItemOrigin(item.Policy, item.Index), item.Conf)));
        return new Merged(
            ConfMerge.Merge(items.Select(item => item.Conf).ToArray()),
            items.Select(item => item.Policy).Distinct().ToArray(),
            byMatches.Count == 0
                ? ImmutableDictionary<string, Resource>.Empty
                : byMatches.ToDictionary(pair => pair.Key, pair => pair.Value.Policy, StringComparer.Ordinal));
    }

    private sealed record Merged(
        IReadOnlyList<ConfValue> Confs, IReadOnlyList<Resource> Origins, IReadOnlyDictionary<string, Resource> OriginByMatches);

    private sealed class IndexesComparer : IEqualityComparer<int[]>
    {
        public static readonly IndexesComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] indexes)
        {
            var hash = default(HashCode);
            foreach (var index in indexes)
            {
                hash.Add(index);
            }

            return hash.ToHashCode();
        }
    }
}
