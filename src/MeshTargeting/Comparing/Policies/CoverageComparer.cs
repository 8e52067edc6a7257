using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Policies;

/// <summary>Finds policies that apply to other proxies than before.</summary>
internal sealed class CoverageComparer(WorldPair pair, CauseFinder causes)
{
    /// <summary>What changes for the policies of a kind in a mesh, in no order.</summary>
    public IEnumerable<CoverageChange> Compare(string mesh, KindMatches matches)
    {
        // What a policy itself says decides for all proxies; what proxies are, for those alone that are compared.
        foreach (var changed in pair.ChangedOf(mesh, matches.Kind))
        {
            var (was, now) = (Selected(pair.Base, changed.Before), Selected(pair.Head, changed.After));
            if (Change(changed.Latest, was, now, causes.Of(changed)) is { } change)
            {
                yield return change;
            }
        }

        foreach (var (policy, proxies) in Moved(matches).OrderBy(m => m.Key.Id))
        {
            foreach (var group in proxies.GroupBy(p => causes.OfPolicy(policy, p.Proxy)))
            {
                var (lost, gained) = (group.Where(p => !p.Gains).Select(p => p.Proxy), group.Where(p => p.Gains).Select(p => p.Proxy));
                if (Change(policy, lost.ToHashSet(), gained.ToHashSet(), group.Key) is { } change)
                {
                    yield return change;
                }
            }
        }
    }

    private static HashSet<ResourceId> Selected(World world, Resource? policy) =>
        policy is null ? [] : ProxyMatching.Select(world, policy).Select(m => m.Proxy.Id).ToHashSet();

    private CoverageChange? Change(Resource policy, HashSet<ResourceId> was, HashSet<ResourceId> now, Cause cause)
    {
        var gained = now.Where(id => !was.Contains(id)).Order().ToArray();
        var lost = was.Where(id => !now.Contains(id)).Order().ToArray();
        return gained.Length + lost.Length == 0 ? null : new CoverageChange
        {
            Cause = cause,
            Policy = policy.Id,
            Gained = gained,
            Lost = lost,
            IsShadow = World(policy).LabelsOf(policy).GetValueOrDefault(KumaLabels.Effect) == "shadow",
            Proxies = gained.Concat(lost).Where(id => pair.Proxies.Find(id) is not null).Order().ToArray(),
        };
    }

    private World World(Resource policy) => pair.Head.Find(policy.Id) is null ? pair.Base : pair.Head;

    /// <summary>Policies that are the same in both Worlds, and the compared proxies that they gain or lose.</summary>
    private Dictionary<Resource, List<(ResourceId Proxy, bool Gains)>> Moved(KindMatches matches)
    {
        var moved = new Dictionary<ResourceId, (Resource Policy, List<(ResourceId, bool)> Proxies)>();
        var movedOf = new Dictionary<ListPair, (Resource Policy, bool Gains)[]>();
        foreach (var match in matches.Proxies.Where(m => !ReferenceEquals(m.Before.All, m.After.All)))
        {
            // Most proxies have the same policies as others.
            if (!movedOf.TryGetValue(match.Lists, out var between))
            {
                movedOf.Add(match.Lists, between = [.. Moved(match.Lists)]);
            }

            foreach (var (policy, gains) in between)
            {
                if (!moved.TryGetValue(policy.Id, out var entry))
                {
                    moved.Add(policy.Id, entry = (policy, []));
                }

                entry.Proxies.Add((match.Proxy.Id, gains));
            }
        }

        return moved.Values.ToDictionary(m => m.Policy, m => m.Proxies);
    }

    private IEnumerable<(Resource Policy, bool Gains)> Moved(ListPair lists)
    {
        var (was, now) = (lists.Before.Policies.Select(p => p.Id).ToHashSet(), lists.After.Policies.Select(p => p.Id).ToHashSet());
        return lists.After.Policies.Where(p => !was.Contains(p.Id)).Select(p => (p, true))
            .Concat(lists.Before.Policies.Where(p => !now.Contains(p.Id)).Select(p => (p, false)))
            .Where(p => !pair.IsChanged(p.Item1));
    }
}
