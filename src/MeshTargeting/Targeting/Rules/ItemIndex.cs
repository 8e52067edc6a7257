using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Items of <c>to</c> by what they are for, so that what matters to a target is found without looking at all (rules/outbound/resourcerules.go).</summary>
internal sealed class ItemIndex
{
    private readonly PolicyItem[] _items;
    private readonly List<int> _ofMesh = [];
    private readonly Dictionary<TargetKey, List<(int Item, string Section)>> _byResource = [];
    private readonly Dictionary<TargetKey, RuleTarget> _targets = [];

    /// <summary>Resolves items.</summary>
    /// <param name="world">The World.</param>
    /// <param name="items">The items in ascending precedence.</param>
    public ItemIndex(World world, PolicyItem[] items)
    {
        _items = items;
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var target in ItemTargets.Of(world, items[i]))
            {
                Add(i, target, TargetKey.Of(target, world.Options));
            }
        }
    }

    /// <summary>What the items are for; of several resources that Kuma does not tell apart the last.</summary>
    public IReadOnlyDictionary<TargetKey, RuleTarget> Targets => _targets;

    /// <summary>
    /// The items that matter to a target, in ascending precedence: those for the mesh, those for itself, and for a port those for the
    /// whole service. An external service and a route have no ports in this respect.
    /// </summary>
    public List<PolicyItem> RelevantTo(TargetKey target)
    {
        if (!_byResource.TryGetValue(target.Whole, out var own))
        {
            return _ofMesh.ConvertAll(i => _items[i]);
        }

        var hasSections = _targets[target].Resource.SpecObject is MeshServiceSpec or MeshMultiZoneServiceSpec;
        var relevant = new List<PolicyItem>(_ofMesh.Count + own.Count);
        var mesh = 0;
        var last = -1;
        foreach (var (item, section) in own)
        {
            if (item == last || (hasSections && section.Length > 0 && section != target.Section))
            {
                continue;
            }

            for (; mesh < _ofMesh.Count && _ofMesh[mesh] < item; mesh++)
            {
                relevant.Add(_items[_ofMesh[mesh]]);
            }

            relevant.Add(_items[item]);
            last = item;
        }

        for (; mesh < _ofMesh.Count; mesh++)
        {
            relevant.Add(_items[_ofMesh[mesh]]);
        }

        return relevant;
    }

    private void Add(int item, RuleTarget target, TargetKey key)
    {
        _targets[key] = target;
        if (target.Resource.SpecObject is MeshSpec)
        {
            _ofMesh.Add(item);
            return;
        }

        if (!_byResource.TryGetValue(key.Whole, out var items))
        {
            _byResource.Add(key.Whole, items = []);
        }

        items.Add((item, target.Section));
    }
}
