using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Comparing.Settings;

/// <summary>
/// Compares what policies of one kind set for outgoing traffic. What they set for a destination follows from the policies that speak of it
/// or of the mesh; it is worked out once for all proxies that have the same of those, however else their policies differ.
/// </summary>
internal sealed class OutboundComparer(WorldPair pair, TouchedPolicies touched, string mesh, KindDescriptor kind, PolicyList.Pool pool)
{
    private readonly SideRules _before = new(pair.Base, kind);
    private readonly SideRules _after = new(pair.Head, kind);
    private readonly Dictionary<(ResourceId, ListPair), IReadOnlyList<(Spot, ValueDiff)>> _known = [];

    /// <summary>What is otherwise for proxies that these policies select.</summary>
    /// <param name="lists">The policies.</param>
    /// <param name="whole">Whether the policies must be looked at all together, because their order goes round in a circle.</param>
    /// <param name="reach">What the proxies reach; null for everything.</param>
    public IReadOnlyList<(Spot Spot, ValueDiff Diff)> Compare(ListPair lists, bool whole, Reach? reach)
    {
        var changed = lists.Touched(touched);
        var hasMoved = reach?.HasMoved == true;
        if (changed.Before.Count + changed.After.Count == 0 && !touched.ConcernsAll && !hasMoved)
        {
            return [];
        }

        var all = touched.ConcernsAll || hasMoved || whole || !lists.KeepOrder(touched)
            || changed.Before.Exists(p => _before.TargetsOf(p).OfMesh) || changed.After.Exists(p => _after.TargetsOf(p).OfMesh);
        var targets = (all ? lists.Before.Policies : (IReadOnlyList<Resource>)changed.Before).SelectMany(p => _before.TargetsOf(p).Resources)
            .Concat((all ? lists.After.Policies : (IReadOnlyList<Resource>)changed.After).SelectMany(p => _after.TargetsOf(p).Resources))
            .Select(r => r.Id)
            .Distinct()
            .ToList();
        (Parts Before, Parts After)? parts = whole ? null : (new Parts(lists.Before, _before), new Parts(lists.After, _after));
        var found = new List<(Spot, ValueDiff)>();
        if (all)
        {
            found.AddRange(Anywhere(parts is null ? lists : new ListPair(parts.Value.Before.OfMesh(pool), parts.Value.After.OfMesh(pool))));
        }

        foreach (var target in targets)
        {
            var own = parts is null ? lists : new ListPair(parts.Value.Before.Of(target, pool), parts.Value.After.Of(target, pool));
            found.AddRange(reach is null ? Known(target, own) : Compare(target, own, reach));
        }

        return found;
    }

    private IReadOnlyList<(Spot, ValueDiff)> Known(ResourceId target, ListPair lists)
    {
        if (!_known.TryGetValue((target, lists), out var found))
        {
            _known.Add((target, lists), found = Compare(target, lists, null).ToArray());
        }

        return found;
    }

    private IEnumerable<(Spot, ValueDiff)> Anywhere(ListPair lists)
    {
        var before = _before.Of(lists.Before).Find(new RuleTarget(pair.Base.MeshOf(mesh)));
        var after = _after.Of(lists.After).Find(new RuleTarget(pair.Head.MeshOf(mesh)));
        return Diff(new Spot(SpotKind.AnyDestination), before, after);
    }

    private IEnumerable<(Spot, ValueDiff)> Compare(ResourceId id, ListPair lists, Reach? reach)
    {
        var (was, now) = (pair.Base.Find(id), pair.Head.Find(id));
        var (before, after) = (_before.Of(lists.Before), _after.Of(lists.After));
        if (id.Kind == MeshHTTPRouteSpec.Descriptor.Name)
        {
            return Diff(new Spot(SpotKind.Route, id), was is null ? null : before.Find(new RuleTarget(was)), now is null ? null : after.Find(new RuleTarget(now)));
        }

        var (wasPorts, nowPorts) = (Sections(was), Sections(now));
        return nowPorts.Union(wasPorts).SelectMany(section =>
        {
            var wasThere = wasPorts.Contains(section) && reach?.HadBefore(id, section) != false;
            var isThere = nowPorts.Contains(section) && reach?.HasAfter(id, section) != false;
            var old = wasThere ? before.Effective(pair.Base, new RuleTarget(was!, section)) : null;
            var young = isThere ? after.Effective(pair.Head, new RuleTarget(now!, section)) : null;
            var both = wasThere && isThere;
            return Diff(new Spot(SpotKind.Destination, id, section), both ? old : Specific(old), both ? young : Specific(young));
        });
    }

    /// <summary>What comes or goes has its own rules told; what holds for every destination holds for it as for others.</summary>
    private static ResourceRule? Specific(ResourceRule? rule) => rule?.Target.Resource.Kind == MeshSpec.Descriptor ? null : rule;

    private static List<string> Sections(Resource? destination) =>
        destination is null ? [] : OutboundList.PortsOf(destination).Select(p => p.Section).ToList();

    private static IEnumerable<(Spot, ValueDiff)> Diff(Spot spot, ResourceRule? before, ResourceRule? after)
    {
        for (var i = 0; i < Math.Max(before?.Confs.Count ?? 0, after?.Confs.Count ?? 0); i++)
        {
            foreach (var diff in ConfDiff.Of(before?.Confs.ElementAtOrDefault(i), after?.Confs.ElementAtOrDefault(i)))
            {
                yield return (spot, diff);
            }
        }
    }

    /// <summary>The policies of a list by what they are for, in their order.</summary>
    private sealed class Parts
    {
        private readonly Resource[] _policies;
        private readonly List<int> _mesh = [];
        private readonly Dictionary<ResourceId, List<int>> _own = [];

        public Parts(PolicyList list, SideRules side)
        {
            _policies = list.Policies;
            for (var i = 0; i < _policies.Length; i++)
            {
                var targets = side.TargetsOf(_policies[i]);
                if (targets.OfMesh)
                {
                    _mesh.Add(i);
                    continue;
                }

                foreach (var resource in targets.Resources)
                {
                    if (!_own.TryGetValue(resource.Id, out var own))
                    {
                        _own.Add(resource.Id, own = []);
                    }

                    own.Add(i);
                }
            }
        }

        /// <summary>Those for the mesh.</summary>
        public PolicyList OfMesh(PolicyList.Pool pool) => pool.Of([.. _mesh.Select(i => _policies[i])]);

        /// <summary>Those for the mesh or for a destination or route.</summary>
        public PolicyList Of(ResourceId target, PolicyList.Pool pool) => _own.TryGetValue(target, out var own)
            ? pool.Of([.. _mesh.Concat(own).Order().Select(i => _policies[i])])
            : OfMesh(pool);
    }
}
