using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Makes the rules of targets from the items that matter to them. What the items for the mesh come to is worked out once, so that a
/// rule costs what its own items cost, however many are for the mesh.
/// </summary>
internal sealed class ResourceRuleFactory
{
    private readonly PolicyItem[] _items;
    private readonly ItemIndex _index;
    private readonly ItemOrigin[] _origins;
    private readonly Lazy<ConfValue[]> _mergedOfMesh;

    /// <summary>Takes items.</summary>
    /// <param name="world">The World.</param>
    /// <param name="items">The items of policies of one kind in ascending precedence, at least one.</param>
    public ResourceRuleFactory(World world, PolicyItem[] items)
    {
        _items = items;
        _index = new ItemIndex(world, items);
        _origins = Array.ConvertAll(items, item => new ItemOrigin(item.Policy, item.Index));
        _mergedOfMesh = new(MergeOfMesh);
    }

    /// <summary>The targets that have rules.</summary>
    public IReadOnlyDictionary<TargetKey, RuleTarget> Targets => _index.Targets;

    /// <summary>The rule of a target.</summary>
    public ResourceRule Make(TargetKey key)
    {
        var own = _index.OwnOf(key);
        var relevant = Relevant(own);
        var origins = relevant.ConvertAll(i => _origins[i]);
        return new ResourceRule(
            _index.Targets[key],
            Merge(own, relevant),
            origins,
            RuleOrigins.ByMatches(relevant.Select(i => (_origins[i], _items[i].Conf))));
    }

    private IReadOnlyList<ConfValue> Merge(List<int> own, List<int> relevant)
    {
        // Rules of routes are joined and turned round at the end, all at once.
        if (_items[0].Policy.SpecObject is MeshHTTPRouteSpec)
        {
            return ConfMerge.Merge(relevant.ConvertAll(i => _items[i].Conf));
        }

        var first = own.Count == 0 ? relevant.Count : relevant.IndexOf(own[0]);
        var rest = relevant.Skip(first).Select(i => _items[i].Conf);
        return ConfMerge.Merge(first == 0 ? [.. rest] : [_mergedOfMesh.Value[first - 1], .. rest]);
    }

    private List<int> Relevant(List<int> own)
    {
        var mesh = _index.OfMesh;
        var relevant = new List<int>(mesh.Count + own.Count);
        var next = 0;
        foreach (var item in own)
        {
            for (; next < mesh.Count && mesh[next] < item; next++)
            {
                relevant.Add(mesh[next]);
            }

            relevant.Add(item);
        }

        for (; next < mesh.Count; next++)
        {
            relevant.Add(mesh[next]);
        }

        return relevant;
    }

    /// <summary>What the first items for the mesh come to: at index 0 the first alone, at index 1 the first two, and so on.</summary>
    private ConfValue[] MergeOfMesh()
    {
        var merged = new ConfValue[_index.OfMesh.Count];
        for (var i = 0; i < merged.Length; i++)
        {
            var conf = _items[_index.OfMesh[i]].Conf;
            merged[i] = ConfMerge.Merge(i == 0 ? [conf] : [merged[i - 1], conf])[0];
        }

        return merged;
    }
}
