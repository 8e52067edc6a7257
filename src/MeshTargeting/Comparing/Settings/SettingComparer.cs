using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Settings;

/// <summary>Compares what policies of one kind set for the proxies of a mesh: outgoing, incoming, as a whole, and by tags.</summary>
internal sealed class SettingComparer(WorldPair pair, TouchedPolicies touched, string mesh, SettingCollector found)
{
    private int Count => pair.Proxies.All.Count;

    /// <summary>Compares a kind.</summary>
    public void Compare(KindMatches matches)
    {
        var kind = matches.Kind;
        if (kind != MeshHTTPRouteSpec.Descriptor && kind != MeshTCPRouteSpec.Descriptor && Has(kind, ItemList.To))
        {
            var outbound = new OutboundComparer(pair, touched, mesh, kind, matches.Pool);
            foreach (var (key, _, proxies) in matches.By(m => (m.Lists, m.IsCircular, m.Reach), Count))
            {
                Add(kind, outbound.Compare(key.Lists, key.IsCircular, key.Reach), proxies);
            }
        }

        // Who may call is told as access.
        if (kind != MeshTrafficPermissionSpec.Descriptor && (Has(kind, ItemList.From) || Has(kind, ItemList.Rules)))
        {
            CompareInbounds(matches);
        }

        if (Has(kind, ItemList.Single))
        {
            CompareWholes(matches);
        }

        CompareByTags(matches);
        CompareGateways(matches);
    }

    private bool Has(KindDescriptor kind, ItemList list) =>
        PolicyItems.Has(kind, list, pair.Base.Options.Semantics) || PolicyItems.Has(kind, list, pair.Head.Options.Semantics);

    private void CompareInbounds(KindMatches matches)
    {
        var inbound = new InboundComparer(pair, matches.Kind);
        foreach (var match in matches.Proxies)
        {
            var sections = match.Before.Inbounds.Concat(match.After.Inbounds).Select(i => i.Section).Distinct();
            foreach (var section in sections)
            {
                if (InboundComparer.ListsOf(match, section) is not { } lists || inbound.Compare(lists) is not { Count: > 0 } diffs)
                {
                    continue;
                }

                var only = new ProxySet(Count);
                only.Add(match.Proxy.Index);
                Add(matches.Kind, diffs.Select(d => (new Spot(SpotKind.Inbound, default, section, d.Traffic), d.Diff)), only);
            }
        }
    }

    private void CompareWholes(KindMatches matches)
    {
        foreach (var (lists, _, proxies) in matches.By(m => m.Lists, Count))
        {
            var diffs = ConfDiff.Of(Single(pair.Base, lists.Before), Single(pair.Head, lists.After));
            Add(matches.Kind, diffs.Select(d => (new Spot(SpotKind.WholeProxy), d)), proxies);
        }

        static ConfValue? Single(World world, PolicyList list) =>
            SubsetRuleBuilder.OfSingle(world, list.Policies).Rules is [var rule, ..] ? rule.Conf : null;
    }

    /// <summary>Destinations by <c>kuma.io/service</c> are there where the mesh does not know resources alone.</summary>
    private void CompareByTags(KindMatches matches)
    {
        var (was, isNow) = (pair.Base.ModeOf(mesh) != MeshServicesMode.Exclusive, pair.Head.ModeOf(mesh) != MeshServicesMode.Exclusive);
        if (!was && !isNow)
        {
            return;
        }

        var (before, after) = (new SideRules(pair.Base, matches.Kind), new SideRules(pair.Head, matches.Kind));
        foreach (var (lists, _, proxies) in matches.By(m => m.Lists, Count))
        {
            var (changed, come) = lists.Touched(touched);
            if (changed.Count + come.Count > 0 || touched.ConcernsAll || !lists.KeepOrder(touched))
            {
                var diffs = DiffOfTags(was ? before.ByTagsOf(lists.Before) : SubsetRules.None, isNow ? after.ByTagsOf(lists.After) : SubsetRules.None);
                Add(matches.Kind, diffs.Select(d => (new Spot(SpotKind.Tags, Traffic: d.Tags), d.Diff)), proxies);
            }
        }
    }

    private void CompareGateways(KindMatches matches)
    {
        foreach (var match in matches.Proxies.Where(m => HasGateway(pair.Base, m.Proxy.Before) || HasGateway(pair.Head, m.Proxy.After)))
        {
            var before = ProxyRules.Of(pair.Base, match.Proxy.Before, matches.Kind).GatewayToByHostname;
            var after = ProxyRules.Of(pair.Head, match.Proxy.After, matches.Kind).GatewayToByHostname;
            var only = new ProxySet(Count);
            only.Add(match.Proxy.Index);

            // The address of a gateway is nothing that its policies set.
            var (old, young) = (ByName(before), ByName(after));
            foreach (var name in young.Keys.Union(old.Keys))
            {
                var diffs = DiffOfTags(old.GetValueOrDefault(name, SubsetRules.None), young.GetValueOrDefault(name, SubsetRules.None));
                Add(matches.Kind, diffs.Select(d => (new Spot(SpotKind.GatewayListener, default, name, d.Tags), d.Diff)), only);
            }
        }

        // The selectors of a MeshGateway may hit proxies that are no builtin gateways, and to Kuma they are then of it.
        static bool HasGateway(World world, Resource<DataplaneSpec> proxy) => ProxyView.Of(world, proxy).Gateway is not null;

        static Dictionary<string, SubsetRules> ByName(IReadOnlyDictionary<GatewayListener, ToRules> rules) => rules
            .GroupBy(r => $"{r.Key.Hostname}:{r.Key.Port}")
            .ToDictionary(g => g.Key, g => g.First().Value.ByTags);
    }

    /// <summary>Rules by tags, each beside that for the same tags; of several for the same the first counts.</summary>
    private static IEnumerable<(string Tags, ValueDiff Diff)> DiffOfTags(SubsetRules before, SubsetRules after)
    {
        var (old, young) = (ByTags(before), ByTags(after));
        return young.Keys.Union(old.Keys).SelectMany(
            tags => ConfDiff.Of(old.GetValueOrDefault(tags), young.GetValueOrDefault(tags)).Select(diff => (tags, diff)));

        static Dictionary<string, ConfValue> ByTags(SubsetRules rules) => rules.Rules
            .GroupBy(r => MatchText.Of(r.Subset.OrderBy(t => t.Key, StringComparer.Ordinal).ThenBy(t => t.Value, StringComparer.Ordinal).ToList()))
            .ToDictionary(g => g.Key, g => g.First().Conf);
    }

    private void Add(KindDescriptor kind, IEnumerable<(Spot Spot, ValueDiff Diff)> diffs, ProxySet proxies)
    {
        foreach (var (spot, diff) in diffs)
        {
            found.Add(kind, spot, diff, proxies);
        }
    }
}
