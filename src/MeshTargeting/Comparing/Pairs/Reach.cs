using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>
/// To what a proxy can send traffic in both Worlds, where that is not simply every destination of its mesh. Proxies with the same reach have
/// the same object.
/// </summary>
internal sealed class Reach
{
    private readonly HashSet<(ResourceId, string)> _before;
    private readonly HashSet<(ResourceId, string)> _after;

    private Reach(HashSet<(ResourceId, string)> before, HashSet<(ResourceId, string)> after)
    {
        _before = before;
        _after = after;
        HasMoved = !before.SetEquals(after);
    }

    /// <summary>Whether it is not the same in both Worlds.</summary>
    public bool HasMoved { get; }

    /// <summary>Whether a proxy reached a port of a destination.</summary>
    public bool HadBefore(ResourceId destination, string section) => _before.Contains((destination, section));

    /// <summary>Whether a proxy reaches a port of a destination.</summary>
    public bool HasAfter(ResourceId destination, string section) => _after.Contains((destination, section));

    /// <summary>Makes reaches.</summary>
    public sealed class Pool(WorldPair pair)
    {
        private readonly Dictionary<string, Reach> _known = new(StringComparer.Ordinal);

        /// <summary>The reach of a proxy; null where it reaches every destination of its mesh, in both Worlds.</summary>
        public Reach? Of(ProxyPair proxy)
        {
            if (ReachesAll(pair.Base, proxy.Before) && ReachesAll(pair.Head, proxy.After))
            {
                return null;
            }

            var before = Outbounds.Of(pair.Base, proxy.Before).Select(o => (o.Destination.Id, o.Port.Section)).ToHashSet();
            var after = Outbounds.Of(pair.Head, proxy.After).Select(o => (o.Destination.Id, o.Port.Section)).ToHashSet();
            var key = $"{string.Join(',', before.Order())}|{string.Join(',', after.Order())}";
            if (!_known.TryGetValue(key, out var reach))
            {
                _known.Add(key, reach = new Reach(before, after));
            }

            return reach;
        }

        private static bool ReachesAll(World world, Resource<DataplaneSpec> proxy) => proxy.Spec.Networking is var networking
            && networking?.Gateway?.Type != "BUILTIN"
            && networking?.Outbound?.Any(o => o.BackendRef is not null) != true
            && networking?.TransparentProxying?.ReachableBackends is null
            && networking?.TransparentProxying?.ReachableServices is not { Count: > 0 }
            && world.ModeOf(proxy.Metadata.Mesh) != MeshServicesMode.ReachableBackends;
    }
}
