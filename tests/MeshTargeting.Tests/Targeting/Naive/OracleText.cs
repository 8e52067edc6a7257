using System.Text.Json;
using System.Text.Json.Serialization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>What the engine says of a proxy, as text.</summary>
internal static class OracleText
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Whatever is there for tags to be held against.</summary>
    public static readonly IReadOnlyList<Dictionary<string, string>> Tags =
    [
        [], new() { [KumaLabels.ServiceTag] = "a" }, new() { ["app"] = "a" }, new() { ["app"] = "b", ["tier"] = "a", [KumaLabels.ServiceTag] = "b" },
    ];

    /// <summary>The policies of a kind that select a proxy, and where.</summary>
    public static string Of(MatchedPolicies matched) => Lines(
        matched.Policies.Select(p => Selection(p.Policy, p.Inbounds.Select(i => i.ToString()), p.GatewayListeners.Select(l => l.ToString()), p.AsDelegatedGateway)),
        matched.Ambiguities.Select(a => Open(a.First, a.Second)),
        matched.Warnings.Order(StringComparer.Ordinal));

    public static string Selection(Resource policy, IEnumerable<string> inbounds, IEnumerable<string> listeners, bool asDelegatedGateway) =>
        $"{policy.Id} at [{string.Join(' ', inbounds)}] [{string.Join(' ', listeners)}]{(asDelegatedGateway ? " as gateway" : "")}";

    /// <summary>The rules of a kind for a proxy.</summary>
    public static string Of(World world, ProxyRules rules, IReadOnlyList<RuleTarget> outbounds) => Lines(
            rules.From.OrderBy(f => f.Key).SelectMany(f => Of($"from at {f.Key}", f.Value)),
            rules.Inbound.OrderBy(i => i.Key).SelectMany(i => Of($"inbound at {i.Key}", i.Value)),
            Of(world, "to", rules.To, outbounds),
            rules.GatewayTo.OrderBy(g => g.Key).SelectMany(g => Of(world, $"to from {g.Key}", g.Value, outbounds)),
            rules.GatewayToByHostname.OrderBy(g => g.Key.ToString(), StringComparer.Ordinal)
                .SelectMany(g => Of(world, $"to from {g.Key}", g.Value, outbounds)),
            Of("single", rules.Single));

    public static string Open(Resource first, Resource second) => $"{first.Id} or {second.Id}";

    public static string Lines(params IEnumerable<string>[] lines) => string.Join('\n', lines.SelectMany(l => l));

    public static string Subset(IEnumerable<SubsetTag> subset) => string.Join(' ', subset.Select(t => $"{t.Key}{(t.Not ? "!=" : "=")}{t.Value}"));

    public static string Origin(ItemOrigin origin) => $"{origin.Policy.Id}[{origin.RuleIndex}]";

    public static string Target(RuleTarget target) => Target(target.Resource.Id, target.Section);

    public static string Target(ResourceId id, string section) => $"{id}#{section}";

    private static IEnumerable<string> Of(World world, string title, ToRules rules, IReadOnlyList<RuleTarget> outbounds) =>
    [
        .. Of($"{title} by tags", rules.ByTags),
        .. Of(title, rules.Resources),
        .. outbounds.Select(o => $"{title} {Target(o)} is {Name(rules.Resources.Effective(world, o))}, {Name(rules.Resources.Compute(world, o))}"),
        .. world.OfKind(outbounds.Count > 0 ? outbounds[0].Resource.Metadata.Mesh : "", MeshHTTPRouteSpec.Descriptor)
            .Select(route => $"{title} along {route.Id} is {Name(rules.Resources.Effective(world, outbounds[0], route))}"),
    ];

    private static string Name(ResourceRule? rule) => rule is null ? "nothing" : Target(rule.Target);

    private static IEnumerable<string> Of(string title, ResourceRules rules) => rules.All.Values
        .Select(r => $"{title} {Target(r.Target)}: {Confs(r.Confs)} of {string.Join(' ', r.Origins.Select(Origin))}"
            + string.Concat(r.OriginByMatches.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $" {o.Key} from {Origin(o.Value)}")))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(string title, SubsetRules rules) =>
    [
        .. rules.Rules.Select(r => $"{title} {Subset(r.Subset)}: {NaiveJson.Canonical(r.Conf.ToJson())} of {string.Join(' ', r.Origins.Select(o => o.Id))}"
            + string.Concat(r.OriginByMatches.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $" {o.Key} from {o.Value.Id}"))),
        .. rules.Rules.Count == 0 ? [] : Tags.Select((tags, i) => $"{title} for tags {i}: {Subset(rules.Compute(tags)?.Subset ?? [])}"),
        .. rules.Overflow is null ? Array.Empty<string>() : [$"{title}: {rules.Overflow}"],
    ];

    private static IEnumerable<string> Of(string title, IReadOnlyList<InboundRule> rules) =>
    [
        .. rules.Select(r => $"{title} {(r.Match is null ? "all" : NaiveJson.Canonical(JsonSerializer.SerializeToElement(r.Match, AsWritten)))}: "
            + $"{NaiveJson.Canonical(r.Conf.ToJson())} of {Origin(r.Origin)}"),
        .. rules.Count == 0 ? [] : new[] { $"{title} in all: {InboundRules.ForAll(rules)?.ToJson() switch { { } conf => NaiveJson.Canonical(conf), _ => "nothing" }}" },
    ];

    private static string Confs(IEnumerable<ConfValue> confs) => string.Join(" + ", confs.Select(c => NaiveJson.Canonical(c.ToJson())));
}
