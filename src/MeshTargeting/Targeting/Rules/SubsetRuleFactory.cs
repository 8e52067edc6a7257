using System.Collections.Immutable;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Makes the rule of a subset from the items that hold for all of it (rules.go, createRule). What the items for everything come to is
/// worked out once, so that a rule costs what its own items cost.
/// </summary>
internal sealed class SubsetRuleFactory
{
    private readonly IReadOnlyList<SubsetItem> _items;
    private readonly List<int> _forAll = [];
    private readonly List<ConfValue> _mergedForAll = [];
    private readonly Dictionary<SubsetTag, List<int>> _byFirstTag = [];
    private readonly Dictionary<int[], Merged> _merged = new(IndexesComparer.Instance);
    private readonly bool _areRoutes;

    /// <summary>Takes the items, in ascending precedence, at least one.</summary>
    public SubsetRuleFactory(IReadOnlyList<SubsetItem> items)
    {
        _items = items;
        _areRoutes = items[0].Policy.SpecObject is MeshHTTPRouteSpec;
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
        var own = Own(subset);
        if (own.Length == 0 && _forAll.Count == 0)
        {
            return;
        }

        if (!_merged.TryGetValue(own, out var merged))
        {
            _merged[own] = merged = Merge(own);
        }

        foreach (var conf in merged.Confs)
        {
            rules.Add(new SubsetRule(subset, conf, merged.Origins, merged.OriginByMatches));
        }
    }

    /// <summary>
    /// The items that are not for everything and whose subset includes this one. Such an item asks for no other tags than this one does,
    /// so that its first tag leads to it.
    /// </summary>
    private int[] Own(IReadOnlyList<SubsetTag> subset)
    {
        List<int>? own = null;
        foreach (var tag in subset)
        {
            if (tag.Not || !_byFirstTag.TryGetValue(tag, out var candidates))
            {
                continue;
            }

            foreach (var i in candidates)
            {
                if (Subsets.IsSubset(_items[i].Subset, subset))
                {
                    (own ??= []).Add(i);
                }
            }
        }

        return own is null ? [] : [.. own.Distinct().Order()];
    }

    private Merged Merge(int[] own)
    {
        var relevant = own.Length == 0 ? _forAll : [.. _forAll.Concat(own).Order()];
        var origins = relevant.Select(i => _items[i].Policy).Distinct().ToArray();
        if (!_areRoutes)
        {
            return new Merged(MergePlain(own, relevant), origins, ImmutableDictionary<string, Resource>.Empty);
        }

        // Rules of routes are joined and turned round at the end, all at once.
        var items = relevant.Select(i => _items[i]).ToArray();
        return new Merged(
            ConfMerge.Merge(items.Select(item => item.Conf).ToArray()),
            origins,
            RuleOrigins.ByMatches(items.Select(item => (new ItemOrigin(item.Policy, item.Index), item.Conf)))
                .ToDictionary(pair => pair.Key, pair => pair.Value.Policy, StringComparer.Ordinal));
    }

    private IReadOnlyList<ConfValue> MergePlain(int[] own, List<int> relevant)
    {
        var first = own.Length == 0 ? relevant.Count : relevant.IndexOf(own[0]);
        var rest = relevant.Skip(first).Select(i => _items[i].Conf);
        return ConfMerge.Merge(first == 0 ? [.. rest] : [MergedForAll(first), .. rest]);
    }

    /// <summary>What so many of the items for everything come to, the first ones.</summary>
    private ConfValue MergedForAll(int count)
    {
        while (_mergedForAll.Count < count)
        {
            var conf = _items[_forAll[_mergedForAll.Count]].Conf;
            _mergedForAll.Add(_mergedForAll is [.., var last] ? ConfMerge.Merge([last, conf])[0] : conf);
        }

        return _mergedForAll[count - 1];
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
