using MeshTargeting.Resources;
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
    private readonly KumaSemantics _semantics;
    private readonly bool _isOfRoutes;
    private readonly ItemOrigin[] _origins;
    private readonly ItemOrigin[] _originsOfMesh;
    private readonly Lazy<ConfValue[]> _mergedOfMesh;

    /// <summary>Takes items.</summary>
    /// <param name="world">The World.</param>
    /// <param name="items">The items of policies of one kind in ascending precedence, at least one.</param>
    public ResourceRuleFactory(World world, PolicyItem[] items)
    {
        _items = items;
        _semantics = world.Options.Semantics;
        _index = new ItemIndex(world, items);
        _isOfRoutes = items[0].Policy.SpecObject is MeshHTTPRouteSpec;
        _origins = Array.ConvertAll(items, item => new ItemOrigin(item.Policy, item.Index));
        _originsOfMesh = [.. _index.OfMesh.Select(i => _origins[i])];
        _mergedOfMesh = new(MergeOfMesh);
    }

    /// <summary>The targets that have rules.</summary>
    public IReadOnlyDictionary<TargetKey, RuleTarget> Targets => _index.Targets;

    /// <summary>The rule of a target.</summary>
    public ResourceRule Make(TargetKey key)
    {
        var own = _index.OwnOf(key);
        var origins = new ItemOrigin[_originsOfMesh.Length + own.Count];

        // How many items for the mesh yield to the first own one; what they come to is known.
        var first = own.Count == 0 ? _originsOfMesh.Length : MeshItemsBefore(own[0]);
        var confs = new List<ConfValue>(1 + origins.Length - first);
        if (first > 0 && !_isOfRoutes)
        {
            confs.Add(_mergedOfMesh.Value[first - 1]);
        }

        var (placed, mesh) = (0, 0);
        foreach (var item in own)
        {
            AddOfMesh(MeshItemsBefore(item));
            origins[placed++] = _origins[item];
            confs.Add(_items[item].Conf);
        }

        AddOfMesh(_originsOfMesh.Length);
        return new ResourceRule(_index.Targets[key], ConfMerge.Merge(confs), origins, RouteOrigins(origins));

        void AddOfMesh(int end)
        {
            Array.Copy(_originsOfMesh, mesh, origins, placed, end - mesh);
            placed += end - mesh;
            for (; mesh < end; mesh++)
            {
                if (mesh >= first || _isOfRoutes)
                {
                    confs.Add(_items[_index.OfMesh[mesh]].Conf);
                }
            }
        }
    }

    private IReadOnlyDictionary<string, ItemOrigin> RouteOrigins(ItemOrigin[] origins) => RuleOrigins.ByMatches(
        _isOfRoutes ? origins.Select(o => (o, PolicyItems.Of(o.Policy, _semantics).To[o.RuleIndex].Conf)) : []);

    private int MeshItemsBefore(int item) => ~_index.OfMesh.BinarySearch(item);

    /// <summary>
    /// What the first items for the mesh come to: at index 0 the first alone, at index 1 the first two, and so on. Rules of routes are
    /// joined and turned round at the end, all at once; for them there is no such thing.
    /// </summary>
    private ConfValue[] MergeOfMesh()
    {
        var merged = new ConfValue[_originsOfMesh.Length];
        for (var i = 0; i < merged.Length; i++)
        {
            var conf = _items[_index.OfMesh[i]].Conf;
            merged[i] = ConfMerge.Merge(i == 0 ? [conf] : [merged[i - 1], conf])[0];
        }

        return merged;
    }
}
