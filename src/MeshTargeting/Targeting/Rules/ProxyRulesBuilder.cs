using MeshTargeting.Resources;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Makes the rules of the policies that select a proxy (matchers/dataplane.go, MatchedPolicies).</summary>
internal sealed class ProxyRulesBuilder
{
    private readonly World _world;
    private readonly MatchedPolicies _matched;
    private readonly Resource[] _policies;
    private readonly Dictionary<Resource[], ToRules> _to = new(PoliciesComparer.Instance);
    private readonly List<string> _warnings;

    public ProxyRulesBuilder(World world, MatchedPolicies matched)
    {
        _world = world;
        _matched = matched;
        _policies = matched.Policies.Select(m => m.Policy).ToArray();
        _warnings = [.. matched.Warnings];
    }

    public ProxyRules Build() => Build(StoredOrder);

    /// <summary>Makes the rules.</summary>
    /// <param name="stored">Brings policies into the order in which Kuma's store lists them.</param>
    public ProxyRules Build(Func<IEnumerable<Resource>, IEnumerable<Resource>> stored)
    {
        // Kuma sorts the policies of each listener by themselves, which comes to the same unless some go round in a circle.
        var byListener = ByListener(
            _matched.Policies, m => m.Inbounds, policies => _matched.Ambiguities.Count == 0 ? policies : PolicyOrder.Sort(_world, policies));
        var (from, inbound) = Incoming(byListener);
        var to = OfProxy();
        var (gateway, byHostname) = OfGateway(byListener, stored);
        return new ProxyRules
        {
            Matched = _matched,
            From = from,
            Inbound = inbound,
            To = to,
            GatewayTo = gateway,
            GatewayToByHostname = byHostname,
            Single = Has(ItemList.Single) ? SubsetRuleBuilder.OfSingle(_world, _policies) : SubsetRules.None,
            Warnings = _warnings,
        };
    }

    /// <summary>Kuma lists policies by the names that its core gives them (pkg/core/resources/store, ListOrdered).</summary>
    internal static IEnumerable<Resource> StoredOrder(IEnumerable<Resource> policies) =>
        policies.OrderBy(CoreNames.Of, StringComparer.Ordinal);

    /// <summary>The rules for outgoing traffic, of policies of one kind in the order in which Kuma has them (rules.go, BuildToRules).</summary>
    internal static ToRules Outgoing(World world, KindDescriptor kind, IReadOnlyList<Resource> policies) =>
        PolicyItems.Has(kind, ItemList.To, world.Options.Semantics)
            ? new ToRules(SubsetRuleBuilder.OfTo(world, policies), ResourceRules.BuildSorted(world, policies))
            : ToRules.None;

    private (IReadOnlyDictionary<InboundListener, SubsetRules> From, IReadOnlyDictionary<InboundListener, IReadOnlyList<InboundRule>> Inbound)
        Incoming(Dictionary<InboundListener, Resource[]> byListener)
    {
        var from = new Dictionary<InboundListener, SubsetRules>();
        var inbound = new Dictionary<InboundListener, IReadOnlyList<InboundRule>>();
        var known = new Dictionary<Resource[], (SubsetRules From, IReadOnlyList<InboundRule> Inbound)>(PoliciesComparer.Instance);
        var (hasFrom, hasRules) = (Has(ItemList.From), Has(ItemList.Rules));
        foreach (var (listener, policies) in hasFrom || hasRules ? byListener : [])
        {
            if (!known.TryGetValue(policies, out var rules))
            {
                known[policies] = rules = (
                    hasFrom ? SubsetRuleBuilder.OfFrom(_world, policies) : SubsetRules.None,
                    hasRules ? InboundRules.BuildSorted(_world, policies) : []);
            }

            if (rules.From.Fault is { } fault)
            {
                _warnings.Add($"couldn't create From rules: {fault}");
                return (new Dictionary<InboundListener, SubsetRules>(), new Dictionary<InboundListener, IReadOnlyList<InboundRule>>());
            }

            if (hasFrom)
            {
                from.Add(listener, rules.From);
            }

            if (hasRules)
            {
                inbound.Add(listener, rules.Inbound);
            }
        }

        return (from, inbound);
    }

    private ToRules OfProxy()
    {
        var rules = To(_policies);
        if (rules.ByTags.Fault is not { } fault)
        {
            return rules;
        }

        _warnings.Add($"couldn't create To rules: {fault}");
        return ToRules.None;
    }

    private (IReadOnlyDictionary<InboundListener, ToRules> ByListener, IReadOnlyDictionary<GatewayListener, ToRules> ByHostname) OfGateway(
        Dictionary<InboundListener, Resource[]> byListener, Func<IEnumerable<Resource>, IEnumerable<Resource>> stored)
    {
        var gateway = new Dictionary<InboundListener, ToRules>();
        var byHostname = new Dictionary<GatewayListener, ToRules>();
        if (_matched.Policies.Any(m => m.GatewayListeners.Count > 0))
        {
            foreach (var (listener, policies) in ByListener(_matched.Policies, m => m.GatewayListeners, stored))
            {
                byHostname.Add(listener, To(policies));
            }

            foreach (var (listener, policies) in byListener)
            {
                gateway.Add(listener, To(policies));
            }
        }

        if (gateway.Values.Concat(byHostname.Values).FirstOrDefault(r => r.ByTags.Fault is not null) is { ByTags.Fault: { } fault })
        {
            _warnings.Add($"couldn't create Gateway rules: {fault}");
            return (new Dictionary<InboundListener, ToRules>(), new Dictionary<GatewayListener, ToRules>());
        }

        return (gateway, byHostname);
    }

    private ToRules To(Resource[] policies)
    {
        if (!_to.TryGetValue(policies, out var rules))
        {
            _to[policies] = rules = Outgoing(_world, _matched.Kind, policies);
        }

        return rules;
    }

    private bool Has(ItemList list) => PolicyItems.Has(_matched.Kind, list, _world.Options.Semantics);

    /// <summary>The policies that select each listener: in the order of the listeners, and for each in the wanted order.</summary>
    private static Dictionary<TListener, Resource[]> ByListener<TListener>(
        IReadOnlyList<MatchedPolicy> matched,
        Func<MatchedPolicy, IEnumerable<TListener>> listeners,
        Func<IEnumerable<Resource>, IEnumerable<Resource>> order)
        where TListener : struct
    {
        var policies = new Dictionary<TListener, List<Resource>>();
        foreach (var match in matched)
        {
            foreach (var listener in listeners(match))
            {
                if (!policies.TryGetValue(listener, out var list))
                {
                    policies.Add(listener, list = []);
                }

                list.Add(match.Policy);
            }
        }

        return policies.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => order(pair.Value).ToArray());
    }

    /// <summary>Compares lists of policies: most listeners have the same.</summary>
    private sealed class PoliciesComparer : IEqualityComparer<Resource[]>
    {
        public static readonly PoliciesComparer Instance = new();

        public bool Equals(Resource[]? x, Resource[]? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.AsSpan().SequenceEqual(y));

        public int GetHashCode(Resource[] policies)
        {
            var hash = default(HashCode);
            foreach (var policy in policies)
            {
                hash.Add(policy);
            }

            return hash.ToHashCode();
        }
    }
}
