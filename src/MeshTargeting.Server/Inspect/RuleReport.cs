using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary>Tells what policies come to for a proxy, in the shape of Kuma's <c>_rules</c>.</summary>
internal static class RuleReport
{
    /// <summary>The report.</summary>
    /// <param name="world">The World.</param>
    /// <param name="shown">The resource that was asked for.</param>
    /// <param name="proxy">The proxy.</param>
    public static InspectRules Of(World world, Resource shown, Resource<DataplaneSpec> proxy)
    {
        var rules = new List<InspectRule>();
        var matches = new SortedDictionary<string, ConfValue?>(StringComparer.Ordinal);
        foreach (var kind in PolicyKinds.All)
        {
            var found = ProxyRules.Of(world, proxy, kind);
            if (kind == MeshHTTPRouteSpec.Descriptor)
            {
                Collect(found, matches);
            }

            if (Rule(world, proxy, found) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return new InspectRules(Meta.Of(shown), rules, matches.Select(m => new HttpMatch(m.Key, m.Value?.ToJson())).ToList());
    }

    /// <summary>The rules of one kind; null where its policies come to nothing.</summary>
    private static InspectRule? Rule(World world, Resource<DataplaneSpec> proxy, ProxyRules found)
    {
        var byTags = world.Options.Semantics.ServiceTagSelectors;
        var showsToTags = byTags && world.ModeOf(proxy.Metadata.Mesh) != MeshServicesMode.Exclusive;
        var overflows = Overflows(found, byTags, showsToTags);
        var rule = new InspectRule(
            found.Matched.Kind.Name,
            found.To.Resources.All.Values.Select(Of)
                .OrderBy(r => r.ResourceMeta.Name, StringComparer.Ordinal)
                .ThenBy(r => r.ResourceSectionName, StringComparer.Ordinal)
                .ThenBy(r => r.ResourceMeta.Type, StringComparer.Ordinal)
                .ToList(),
            found.Inbound.Where(i => i.Value.Count > 0).OrderBy(i => i.Key).Select(i => Of(proxy, i.Key, i.Value)).ToList(),
            [.. found.Warnings, .. overflows],
            found.Single.Rules is [var single, ..] ? new ProxyRule(single.Conf.ToJson(), Metas(single.Origins)) : null,
            byTags ? showsToTags ? found.To.ByTags.Rules.Select(Of).ToList() : [] : null,
            byTags ? found.From.Where(f => f.Value.Rules.Count > 0).OrderBy(f => f.Key).Select(f => Of(proxy, f.Key, f.Value)).ToList() : null);
        return overflows.Count == 0 && rule is { ProxyRule: null, ToRules: null or { Count: 0 }, FromRules: null or { Count: 0 }, ToResourceRules.Count: 0, InboundRules.Count: 0 }
            ? null
            : rule;
    }

    /// <summary>Why there are no rules where Kuma would make more than can sensibly be made: it must not look as if there were none.</summary>
    private static List<string> Overflows(ProxyRules found, bool hasFrom, bool hasTo) =>
        (hasFrom ? found.From.OrderBy(f => f.Key).Select(f => f.Value.Overflow) : [])
            .Append(hasTo ? found.To.ByTags.Overflow : null)
            .OfType<string>()
            .Distinct()
            .ToList();

    private static TagRule Of(SubsetRule rule) => new(
        rule.Subset.Select(t => new TagMatcher(t.Key, t.Value, t.Not)).ToList(), rule.Conf.ToJson(), Metas(rule.Origins));

    private static ToResourceRule Of(ResourceRule rule) => new(
        Meta.Of(rule.Target.Resource), rule.Target.Section, rule.Confs.Select(c => c.ToJson()).ToList(), rule.Origins.Select(Of).ToList());

    private static FromRule Of(Resource<DataplaneSpec> proxy, InboundListener listener, SubsetRules rules) =>
        new(Shown(proxy, listener), rules.Rules.Select(Of).ToList());

    private static InboundRuleList Of(Resource<DataplaneSpec> proxy, InboundListener listener, IReadOnlyList<InboundRule> rules) => new(
        Shown(proxy, listener),
        rules.Select(r => new ShownInboundRule([r.Conf.ToJson()], [Of(r.Origin)], r.Match)).ToList());

    private static RuleOrigin Of(ItemOrigin origin) => new(Meta.Of(origin.Policy), origin.RuleIndex);

    /// <summary>A listener by the first inbound of its port, whatever the address; a gateway's with the tags of the gateway.</summary>
    private static ShownInbound Shown(Resource<DataplaneSpec> proxy, InboundListener listener)
    {
        var networking = proxy.Spec.Networking;
        var inbound = networking?.Inbound?.FirstOrDefault(i => (i.Port ?? 0) == listener.Port);
        return new(
            (int)listener.Port,
            networking?.Gateway is { } gateway ? gateway.Tags : inbound?.Tags,
            inbound?.Name is { Length: > 0 } name ? name : null);
    }

    private static List<Meta> Metas(IEnumerable<Resource> policies) => policies.Select(Meta.Of).ToList();

    private static void Collect(ProxyRules routes, SortedDictionary<string, ConfValue?> matches)
    {
        var confs = routes.To.ByTags.Rules.Select(r => r.Conf).Concat(routes.To.Resources.All.Values.SelectMany(r => r.Confs));
        foreach (var rule in confs.SelectMany(RouteRules.Of))
        {
            matches[MatchesHash.Of(rule.Matches)] = rule.Matches;
        }
    }
}
