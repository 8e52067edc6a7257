using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>A configuration that rules come to, and what took part in it.</summary>
/// <param name="Conf">The configuration.</param>
/// <param name="Origins">The items; the index is <see cref="AnyItem"/> where the rule knows the policy alone.</param>
internal sealed record RuleConf(ConfValue Conf, IReadOnlyList<ItemOrigin> Origins)
{
    /// <summary>Stands for any item of a policy.</summary>
    public const int AnyItem = -1;

    /// <summary>Every configuration that rules of one kind come to for a proxy.</summary>
    public static IEnumerable<RuleConf> Of(World world, ProxyRules rules)
    {
        var byTags = world.ModeOf(rules.Matched.Proxy.Metadata.Mesh) == MeshServicesMode.Exclusive ? SubsetRules.None : rules.To.ByTags;
        var incoming = rules.Inbound.Values.SelectMany(r => r).Select(r => r.Origin).Distinct().ToList();
        return rules.To.Resources.All.Values.SelectMany(r => r.Confs.Select(c => new RuleConf(c, r.Origins)))
            .Concat(byTags.Rules.Concat(rules.Single.Rules)
                .Concat(rules.GatewayToByHostname.Values.SelectMany(g => g.ByTags.Rules))
                .Concat(rules.From.Values.SelectMany(f => f.Rules))
                .Select(r => new RuleConf(r.Conf, r.Origins.Select(p => new ItemOrigin(p, AnyItem)).ToList())))
            .Concat(rules.Inbound.Keys
                .SelectMany(l => InboundGroups.TrafficOf(rules, l))
                .Select(t => new RuleConf(t.Settings.Conf, t.Match is null ? incoming : [])));
    }
}
