using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>
/// Which MeshGateway a proxy belongs to: that of its zone whose selector says most (pkg/xds/topology/gateway.go and
/// pkg/core/policy/dataplane_matcher.go). Kuma asks this of every proxy, gateway or not.
/// </summary>
internal static class GatewaySelection
{
    /// <summary>The MeshGateway of a proxy; null where none selects it, and in versions of Kuma without them.</summary>
    public static Resource<MeshGatewaySpec>? Of(World world, Resource<DataplaneSpec> proxy, ResourceTraits meta)
    {
        if (!world.Options.Semantics.BuiltinGateways)
        {
            return null;
        }

        if (world.OfKind(proxy.Metadata.Mesh, MeshGatewaySpec.Descriptor).Count == 0)
        {
            return null;
        }

        Resource<MeshGatewaySpec>? best = null;
        var bestRank = default(SelectorRank);

        // In the order of names, which is that in which Kuma asks them.
        foreach (var gateway in world.Anchored(proxy.Metadata.Mesh, MeshGatewaySpec.Descriptor, ProxyAnchors.OfGateways(proxy.Spec))
            .Cast<Resource<MeshGatewaySpec>>().OrderBy(g => g.Id))
        {
            if (!IsOfZone(ResourceTraits.Of(gateway, world.Options), meta))
            {
                continue;
            }

            foreach (var tags in SelectorsOf(gateway.Spec))
            {
                var rank = SelectorRank.Of(tags);
                var better = tags.Count == 0
                    ? best is null || (bestRank == default && IsLater(gateway, best))
                    : Matches(tags, proxy.Spec) && (rank.CompareTo(bestRank) > 0 || (rank == bestRank && IsLater(gateway, best!)));
                if (better)
                {
                    (best, bestRank) = (gateway, rank);
                }
            }
        }

        return best;
    }

    /// <summary>What a MeshGateway selects by; one without selectors selects everything.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> SelectorsOf(MeshGatewaySpec gateway) =>
        gateway.Selectors is { Count: > 0 } selectors ? selectors.Select(s => s.Match ?? ResourceMetadata.None) : [ResourceMetadata.None];

    /// <summary>Whether tags select a proxy: by one of its inbounds, or as a gateway (dataplane_helpers.go, Matches).</summary>
    public static bool Matches(IReadOnlyDictionary<string, string> tags, DataplaneSpec proxy)
    {
        foreach (var inbound in proxy.Networking?.Inbound ?? [])
        {
            if (Proxies.Match(tags, inbound.Tags))
            {
                return true;
            }
        }

        return Proxies.Match(tags, proxy.Networking?.Gateway?.Tags);
    }

    /// <summary>A gateway made in a zone is there for the proxies of that zone (matchers/dataplane.go, filterGatewaysByZone).</summary>
    private static bool IsOfZone(ResourceTraits gateway, ResourceTraits proxy) =>
        gateway.Origin is null or "global" || proxy.Zone is null || gateway.IsOfZone(proxy.Zone);

    private static bool IsLater(Resource gateway, Resource other) =>
        (gateway.Metadata.CreationTime ?? DateTimeOffset.MinValue) > (other.Metadata.CreationTime ?? DateTimeOffset.MinValue);

    /// <summary>How much a selector says: the more tags the more, and of as many the one with fewer asterisks.</summary>
    private readonly record struct SelectorRank(int Exact, int Wildcards) : IComparable<SelectorRank>
    {
        public static SelectorRank Of(IReadOnlyDictionary<string, string> tags)
        {
            var wildcards = tags.Values.Count(v => v == "*");
            return new(tags.Count - wildcards, wildcards);
        }

        public int CompareTo(SelectorRank other)
        {
            var order = (Exact + Wildcards).CompareTo(other.Exact + other.Wildcards);
            return order != 0 ? order : Exact.CompareTo(other.Exact);
        }
    }
}
