using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Items of <c>to</c> by what they are for, so that what matters to a target is found without looking at all
/// (rules/outbound/resourcerules.go).
/// </summary>
internal sealed class ItemIndex
{
    private readonly List<int> _ofMesh = [];
    private readonly Dictionary<TargetKey, List<(int Item, string Section)>> _byResource = [];
    private readonly Dictionary<TargetKey, RuleTarget> _targets = [];

    /// <summary>Resolves items.</summary>
    /// <param name="world">The World.</param>
    /// <param name="items">The items in ascending precedence.</param>
    public ItemIndex(World world, PolicyItem[] items)
    {
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

    /// <summary>The indexes of the items for the mesh, which matter to every target, in ascending precedence.</summary>
    public List<int> OfMesh => _ofMesh;

    /// <summary>
    /// The indexes of the items that matter to a target beside those for the mesh, in ascending precedence: those for itself, and for a
    /// port those for the whole service. An external service and a route have no ports in this respect.
    /// </summary>
    public List<int> OwnOf(TargetKey target)
    {
        var own = new List<int>();
        if (_byResource.TryGetValue(target.Whole, out var items))
        {
            var hasSections = _targets[target].Resource.SpecObject is MeshServiceSpec or MeshMultiZoneServiceSpec;
            foreach (var (item, section) in items)
            {
                if ((!hasSections || section.Length == 0 || section == target.Section) && (own.Count == 0 || own[^1] != item))
                {
                    own.Add(item);
                }
            }
        }

        return own;
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
