using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Settings;

/// <summary>Compares what policies of one kind set for incoming traffic; inbounds that the same policies select have the same.</summary>
internal sealed class InboundComparer(WorldPair pair, KindDescriptor kind)
{
    private readonly Dictionary<PolicyList, IReadOnlyList<IncomingPart>> _before = [];
    private readonly Dictionary<PolicyList, IReadOnlyList<IncomingPart>> _after = [];
    private readonly Dictionary<ListPair, IReadOnlyList<(string, ValueDiff)>> _known = [];

    /// <summary>The policies of an inbound in both Worlds; null where the proxy has it in one of them alone.</summary>
    public static ListPair? ListsOf(ProxyMatchPair match, string section)
    {
        var (before, after) = (Find(match.Before, match.Proxy.Before), Find(match.After, match.Proxy.After));
        return before is null || after is null ? null : new ListPair(before, after);

        PolicyList? Find(SideMatch side, Resource<Resources.Kinds.DataplaneSpec> proxy) =>
            side.Inbounds.Where(i => i.Section == section).Select(i => i.Policies).FirstOrDefault()
            ?? (side.Inbounds.Count == 0 && HasSection(proxy, section) ? PolicyList.Empty : null);
    }

    /// <summary>What is otherwise for which traffic.</summary>
    public IReadOnlyList<(string Traffic, ValueDiff Diff)> Compare(ListPair lists)
    {
        if (!_known.TryGetValue(lists, out var found))
        {
            _known.Add(lists, found = Diff(Before(lists.Before), After(lists.After)).ToArray());
        }

        return found;
    }

    /// <summary>What holds at an inbound in the first World.</summary>
    public IReadOnlyList<IncomingPart> Before(PolicyList policies) => Of(pair.Base, _before, policies);

    /// <summary>What holds at an inbound in the second World.</summary>
    public IReadOnlyList<IncomingPart> After(PolicyList policies) => Of(pair.Head, _after, policies);

    private IReadOnlyList<IncomingPart> Of(World world, Dictionary<PolicyList, IReadOnlyList<IncomingPart>> known, PolicyList policies)
    {
        if (!known.TryGetValue(policies, out var parts))
        {
            var semantics = world.Options.Semantics;
            var from = PolicyItems.Has(kind, ItemList.From, semantics) ? SubsetRuleBuilder.OfFrom(world, policies.Policies) : SubsetRules.None;
            var rules = PolicyItems.Has(kind, ItemList.Rules, semantics) ? InboundRules.BuildSorted(world, policies.Policies) : [];
            known.Add(policies, parts = IncomingTraffic.Of(kind, from, rules).ToArray());
        }

        return parts;
    }

    private static bool HasSection(Resource<Resources.Kinds.DataplaneSpec> proxy, string section) =>
        proxy.Spec.Networking?.Inbound?.Any(i => MeshServiceMatching.SectionName(i) == section) == true
        || proxy.Spec.Networking?.Listeners?.Any(l => MeshServiceMatching.SectionName(l) == section) == true;

    /// <summary>
    /// Several rules may be for the same traffic and each count, in whatever order: those that both sides have are left aside, and of the
    /// rest the first of one side is held beside the first of the other.
    /// </summary>
    private static IEnumerable<(string, ValueDiff)> Diff(IReadOnlyList<IncomingPart> before, IReadOnlyList<IncomingPart> after)
    {
        var (old, young) = (Settings(before), Settings(after));
        foreach (var traffic in young.Select(g => g.Key).Union(old.Select(g => g.Key)))
        {
            var (was, now) = (old[traffic].ToList(), young[traffic].ToList());
            now.RemoveAll(conf => was.FindIndex(o => ConfValue.DeepEquals(o, conf)) is >= 0 and var same && RemoveAt(was, same));
            for (var i = 0; i < Math.Max(was.Count, now.Count); i++)
            {
                foreach (var diff in ConfDiff.Of(was.ElementAtOrDefault(i), now.ElementAtOrDefault(i)))
                {
                    yield return (traffic, diff);
                }
            }
        }
    }

    private static bool RemoveAt(List<ConfValue> confs, int index)
    {
        confs.RemoveAt(index);
        return true;
    }

    /// <summary>What sets something; a rule that sets nothing is as good as none.</summary>
    private static ILookup<string, ConfValue> Settings(IReadOnlyList<IncomingPart> parts) =>
        parts.Where(p => p.Conf is not ConfObject { Fields.Count: 0 }).ToLookup(TrafficOf, p => p.Conf);

    private static string TrafficOf(IncomingPart part) => part.Clients is { } clients ? MatchText.Of(clients) : MatchText.Of(part.Match);
}
