using System.Globalization;
using System.Text;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Policies;

/// <summary>
/// What is left of a policy at the proxies that it selects. Proxies that the same policies select in the same way get the same, so that
/// it is worked out once for all of them.
/// </summary>
internal sealed class PolicyEffects
{
    private readonly Resource _policy;
    private readonly List<(int Proxies, HashSet<string> Kept, IReadOnlyList<RuleConf> Confs)> _groups = [];
    private readonly HashSet<AmbiguousOrder> _ambiguities = [];

    private PolicyEffects(Resource policy) => _policy = policy;

    /// <summary>Pairs of this policy and another whose order is left to chance.</summary>
    public IReadOnlyList<AmbiguousOrder> Ambiguities => _ambiguities
        .OrderBy(a => a.First.Id)
        .ThenBy(a => a.Second.Id)
        .ToList();

    /// <summary>Works out what is left of a policy at some proxies.</summary>
    public static PolicyEffects Of(World world, Resource policy, IReadOnlyList<ProxyMatch> proxies)
    {
        var effects = new PolicyEffects(policy);
        foreach (var group in proxies.Select(p => PolicyMatching.Of(world, p.Proxy, policy.Kind)).GroupBy(Key))
        {
            var matched = group.First();
            effects._ambiguities.UnionWith(matched.Ambiguities.Where(a => a.First == policy || a.Second == policy));
            var confs = RuleConf.Of(world, ProxyRules.Of(world, matched)).ToList();
            var kept = confs.SelectMany(c => SettingValues.Places(c.Conf)).Where(p => p.Policy == policy).Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
            effects._groups.Add((group.Count(), kept, confs));
        }

        return effects;
    }

    /// <summary>What is left of a value of an item.</summary>
    public ValueEffect Of(PolicyItem item, SettingValue value)
    {
        var at = value.Place?.Path ?? "";
        var proxies = _groups.Where(g => g.Kept.Any(kept => IsWithin(kept, at))).Sum(g => g.Proxies);
        var overriding = _groups
            .SelectMany(g => g.Confs)
            .Where(c => c.Origins.Any(o => o.Policy == _policy && (o.RuleIndex == item.Index || o.RuleIndex == RuleConf.AnyItem)))
            .Select(c => PolicyAt(c.Conf, value.Path))
            .OfType<Resource>()
            .Where(p => p != _policy)
            .Distinct()
            .OrderBy(p => p.Id)
            .ToList();
        return new ValueEffect(value, proxies, overriding);
    }

    private static bool IsWithin(string path, string at) =>
        path.StartsWith(at, StringComparison.Ordinal) && (path.Length == at.Length || path[at.Length] is '.' or '[');

    private static string Key(MatchedPolicies matched)
    {
        var key = new StringBuilder();
        var numbers = new Dictionary<InboundListener, int>();
        foreach (var one in matched.Policies)
        {
            key.Append(one.Policy.Id).Append(one.AsDelegatedGateway ? " gateway" : "");
            foreach (var inbound in one.Inbounds)
            {
                numbers.TryAdd(inbound, numbers.Count);
                key.Append(CultureInfo.InvariantCulture, $" {numbers[inbound]}");
            }

            key.Append(CultureInfo.InvariantCulture, $" {string.Join(' ', one.GatewayListeners)}\n");
        }

        return key.ToString();
    }

    /// <summary>The policy that a configuration has the value of a field from; null where it has none.</summary>
    private static Resource? PolicyAt(ConfValue conf, string path)
    {
        ConfValue? at = conf;
        foreach (var step in path.Split('.'))
        {
            at = (at as ConfObject)?.Find(step);
        }

        return at?.Place?.Policy;
    }
}
