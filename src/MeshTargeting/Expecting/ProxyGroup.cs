using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>Proxies that the same policies select, so that what these come to for outgoing traffic need be found out once.</summary>
/// <param name="Proxies">The proxies; of those that name their destinations each has a group of its own.</param>
/// <param name="Rules">What the policies come to, for the first of them, by kind.</param>
internal sealed record ProxyGroup(IReadOnlyList<Resource<DataplaneSpec>> Proxies, IReadOnlyList<ProxyRules> Rules)
{
    private HashSet<(Resource Destination, string Section)>? _outbounds;

    /// <summary>One of the proxies.</summary>
    public Resource<DataplaneSpec> First => Proxies[0];

    /// <summary>Whether a destination and port are among the outbounds of the proxies.</summary>
    public bool Has(World world, Outbound outbound)
    {
        if (!Outbounds.IsNarrowed(First))
        {
            return Outbounds.Has(world, First, outbound);
        }

        _outbounds ??= Outbounds.Of(world, First).Select(o => (o.Destination, o.Port.Section)).ToHashSet();
        return _outbounds.Contains((outbound.Destination, outbound.Port.Section));
    }

    /// <summary>Groups proxies by the policies of some kinds that select them.</summary>
    public static IReadOnlyList<ProxyGroup> Of(World world, IReadOnlyList<Resource<DataplaneSpec>> proxies, params KindDescriptor[] kinds)
    {
        var groups = new Dictionary<Key, (List<Resource<DataplaneSpec>> Proxies, MatchedPolicies[] Matched)>();
        foreach (var proxy in proxies)
        {
            var matched = Array.ConvertAll(kinds, kind => PolicyMatching.Of(world, proxy, kind));
            var key = new Key(
                matched.SelectMany(m => m.Policies.Select(p => p.Policy)).ToArray(),
                Outbounds.IsNarrowed(proxy) || proxy.Spec.Networking?.Gateway?.Type == "BUILTIN" ? proxy : null);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = ([], matched));
            }

            group.Proxies.Add(proxy);
        }

        return groups.Values.Select(g => new ProxyGroup(g.Proxies, Array.ConvertAll(g.Matched, m => ProxyRules.Of(world, m)))).ToList();
    }

    private readonly struct Key(Resource[] policies, Resource? alone) : IEquatable<Key>
    {
        private readonly Resource[] _policies = policies;
        private readonly Resource? _alone = alone;

        public bool Equals(Key other) => ReferenceEquals(_alone, other._alone) && _policies.AsSpan().SequenceEqual(other._policies);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(_alone);
            foreach (var policy in _policies)
            {
                hash.Add(policy);
            }

            return hash.ToHashCode();
        }
    }
}
