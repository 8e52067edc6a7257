using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>What the naive implementation says of a proxy, as the text that <see cref="OracleText"/> makes of the engine's answers.</summary>
internal sealed class NaiveText(NaiveWorld world, Resource<DataplaneSpec> proxy, KindDescriptor kind)
{
    private readonly List<(Resource Policy, NaiveSelection At)> _asked = NaiveMatching.Matched(world, proxy, kind.Name).ToList();

    /// <summary>How many policies select the proxy.</summary>
    public int Count => _asked.Count(p => !p.At.IsEmpty);

    /// <summary>The policies that select the proxy, and where; those whose order is open.</summary>
    public string Matched()
    {
        var sorted = Sorted(_asked.Where(p => !p.At.IsEmpty));
        return OracleText.Lines(
            sorted.Select(p => OracleText.Selection(p.Policy, p.At.Inbounds, p.At.Listeners, p.At.AsDelegatedGateway)),
            NaiveOrder.Open(world, sorted.Select(p => p.Policy).ToList()).Select(o => OracleText.Open(o.First, o.Second)),
            _asked.Select(p => p.At.Warning).OfType<string>().Order(StringComparer.Ordinal));
    }

    /// <summary>The rules of the policies that select the proxy.</summary>
    public string Rules(IReadOnlyList<RuleTarget> outbounds)
    {
        var stored = _asked.Where(p => !p.At.IsEmpty).ToList();
        var inbounds = stored.SelectMany(p => p.At.Inbounds).Distinct().OrderBy(PortOf).ThenBy(i => i, StringComparer.Ordinal).ToList();
        var listeners = stored.SelectMany(p => p.At.Listeners).Distinct().Order(StringComparer.Ordinal).ToList();
        var hasFrom = NaiveItems.Has(kind, "from");
        return OracleText.Lines(
            hasFrom ? inbounds.SelectMany(i => Of($"from at {i}", NaiveSubsetRules.OfFrom(world, At(stored, i)))) : [],
            hasFrom ? inbounds.SelectMany(i => Of($"inbound at {i}", NaiveInboundRules.Build(world, At(stored, i)))) : [],
            To("to", Sorted(stored).Select(p => p.Policy).ToList(), outbounds),
            listeners.Count > 0 ? inbounds.SelectMany(i => To($"to from {i}", At(stored, i), outbounds)) : [],
            // By hostname Kuma does not sort them.
            listeners.SelectMany(l => To($"to from {l}", stored.Where(p => p.At.Listeners.Contains(l)).Select(p => p.Policy).ToList(), outbounds)),
            NaiveItems.Has(kind, "default") ? Of("single", NaiveSubsetRules.OfSingle(Sorted(stored).Select(p => p.Policy))) : []);
    }

    private static uint PortOf(string inbound) => uint.Parse(inbound[(inbound.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A policy that selects an inbound and a listener of a gateway at the same port counts twice there.</summary>
    private List<Resource> At(IEnumerable<(Resource Policy, NaiveSelection At)> stored, string inbound) =>
        Sorted(stored.SelectMany(p => p.At.Inbounds.Where(i => i == inbound).Select(_ => p))).Select(p => p.Policy).ToList();

    private List<(Resource Policy, NaiveSelection At)> Sorted(IEnumerable<(Resource Policy, NaiveSelection At)> stored) =>
        NaiveOrder.Sorted(stored, (a, b) => NaiveOrder.Policies(world, a.Policy, b.Policy));

    /// <summary>Policies that are for a route as a whole work in the old way only (rules.go, BuildToRules).</summary>
    private static IEnumerable<Resource> New(IEnumerable<Resource> policies) => policies.Where(p => NaiveMatching.TopLevel(p).Kind != "MeshHTTPRoute");

    private IEnumerable<string> To(string title, List<Resource> policies, IReadOnlyList<RuleTarget> outbounds)
    {
        if (!NaiveItems.Has(kind, "to"))
        {
            policies = [];
        }

        var rules = NaiveResourceRules.Build(world, New(policies));
        return
        [
            .. Of($"{title} by tags", NaiveSubsetRules.OfTo(world, policies)),
            .. ByResource(title, rules),
            .. outbounds.Select(o => $"{title} {OracleText.Target(o)} is {Found(rules, NaiveResourceRules.Effective(rules, Of(o), null))}, "
                + Found(rules, NaiveResourceRules.Compute(rules, Of(o)))),
            .. outbounds.Count == 0 ? [] : world.OfKind("MeshHTTPRoute", proxy.Metadata.Mesh).OrderBy(r => r.Id)
                .Select(r => $"{title} along {r.Id} is {Found(rules, NaiveResourceRules.Effective(rules, Of(outbounds[0]), NaiveIdentity.Of(world, r)))}"),
        ];
    }

    private NaiveTarget Of(RuleTarget target) => new(NaiveIdentity.Of(world, target.Resource), target.Section);

    private string Found(Dictionary<NaiveTarget, NaiveResourceRule> rules, NaiveResourceRule? rule) =>
        rule is null ? "nothing" : Text(rules.Single(r => ReferenceEquals(r.Value, rule)).Key);

    private string Text(NaiveTarget target) => OracleText.Target(
        target.Resource.Kind == "Mesh" ? new ResourceId("Mesh", "", "", target.Resource.Name) : world.Named(target.Resource).Id, target.Section);

    private IEnumerable<string> ByResource(string title, Dictionary<NaiveTarget, NaiveResourceRule> rules) => rules
        .Select(r => $"{title} {Text(r.Key)}: {string.Join(" + ", r.Value.Confs.Select(NaiveJson.Canonical))} "
            + $"of {string.Join(' ', r.Value.Items.Select(i => i.Origin).Distinct())}" + ByMatches(r.Value.Items, i => i.Origin))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(string title, List<NaiveSubsetRule> rules) =>
    [
        .. rules.Select(r => $"{title} {OracleText.Subset(r.Subset)}: {NaiveJson.Canonical(r.Conf)} "
            + $"of {string.Join(' ', r.Items.Select(i => i.Policy.Id).Distinct())}" + ByMatches(r.Items, i => i.Policy.Id.ToString())),
        .. rules.Count == 0 ? [] : OracleText.Tags.Select((tags, i) =>
            $"{title} for tags {i}: {OracleText.Subset(rules.Find(r => NaiveSubsetRules.Contains(r.Subset, tags))?.Subset ?? [])}"),
    ];

    private static IEnumerable<string> Of(string title, List<NaiveInboundRule> rules) =>
    [
        .. rules.Select(r => $"{title} {(r.Match is null ? "all" : NaiveJson.Canonical(r.Match))}: {NaiveJson.Canonical(r.Item.Conf)} of {r.Item.Origin}"),
        .. rules.Count == 0 ? [] : new[] { $"{title} in all: {(NaiveInboundRules.ForAll(rules) is { } conf ? NaiveJson.Canonical(conf) : "nothing")}" },
    ];

    /// <summary>Which item the rule with certain matches comes from: the last that has it.</summary>
    private static string ByMatches(IReadOnlyList<NaiveItem> items, Func<NaiveItem, string> origin)
    {
        var last = new Dictionary<string, string>();
        foreach (var item in items.Where(i => i.Policy.SpecObject is MeshHTTPRouteSpec))
        {
            foreach (var rule in item.Conf["rules"]!.AsArray())
            {
                last[NaiveRoutes.HashOf(item.Policy, rule!["matches"]!)] = origin(item);
            }
        }

        return string.Concat(last.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $" {o.Key} from {o.Value}"));
    }
}
