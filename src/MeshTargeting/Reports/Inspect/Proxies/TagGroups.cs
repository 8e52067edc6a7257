using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>What holds for destinations that are known by tags.</summary>
internal static class TagGroups
{
    /// <summary>Rules for destinations of a proxy by <c>kuma.io/service</c>.</summary>
    public static IReadOnlyList<TagSettings> OfDestinations(List<ProxyRules> rules) =>
        rules.SelectMany(r => Of(r, r.To)).ToList();

    /// <summary>Rules of a builtin gateway's listeners, in the order of their ports and hostnames.</summary>
    public static IReadOnlyList<GatewaySettings> OfGateway(List<ProxyRules> rules) => rules
        .SelectMany(r => r.GatewayToByHostname.Select(g => (Listener: g.Key, Settings: Of(r, g.Value))))
        .GroupBy(g => g.Listener)
        .OrderBy(g => g.Key.Inbound)
        .ThenBy(g => g.Key.Hostname, StringComparer.Ordinal)
        .Select(g => new GatewaySettings(g.Key, g.SelectMany(s => s.Settings).ToList()))
        .Where(g => g.Settings.Count > 0)
        .ToList();

    private static IEnumerable<TagSettings> Of(ProxyRules rules, ToRules to) =>
        to.ByTags.Rules.Select(rule => new TagSettings(rule.Subset, Settings.Of(rules.Matched.Kind, rule.Conf)));
}
