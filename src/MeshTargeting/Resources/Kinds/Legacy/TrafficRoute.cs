using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds.Legacy;

/// <summary>How traffic between services goes, by tags (api/mesh/v1alpha1/traffic_route.proto).</summary>
public sealed record TrafficRouteSpec : ILegacySelection
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<TrafficRouteSpec> Descriptor = new(static () => ModelJson.Default.TrafficRouteSpec)
    {
        Name = "TrafficRoute",
        Plural = "trafficroutes",
        Kds = Synchronisation.GlobalToZones,
        Namespaced = false,
        SpecInlineOnUniversal = true,
        Partial = true,
        Successor = "MeshHTTPRoute or MeshTCPRoute",
        Description = "TrafficRoute is a policy of the old kind, which MeshHTTPRoute and MeshTCPRoute have taken the place of.",
    };

    /// <summary>Whose traffic it is for.</summary>
    public IReadOnlyList<LegacySelector?>? Sources { get; init; }

    /// <summary>Traffic to which services it is for.</summary>
    public IReadOnlyList<LegacySelector?>? Destinations { get; init; }

    /// <summary>Where the traffic goes.</summary>
    public TrafficRouteConf? Conf { get; init; }
}

/// <summary>Where traffic goes that no rule for HTTP matches, and those rules.</summary>
public sealed record TrafficRouteConf
{
    /// <summary>Destinations with weights; excludes <see cref="Destination"/>.</summary>
    public IReadOnlyList<TrafficRouteSplit?>? Split { get; init; }

    /// <summary>How a proxy of the destination is chosen.</summary>
    [Alias("load_balancer")]
    public TrafficRouteLoadBalancer? LoadBalancer { get; init; }

    /// <summary>The tags of the one destination; excludes <see cref="Split"/>.</summary>
    public IReadOnlyDictionary<string, string>? Destination { get; init; }

    /// <summary>Rules for HTTP.</summary>
    public IReadOnlyList<TrafficRouteHttp?>? Http { get; init; }
}

/// <summary>A destination and its share.</summary>
public sealed record TrafficRouteSplit
{
    /// <summary>The share in the sum of all weights.</summary>
    public long? Weight { get; init; }

    /// <summary>The destination's tags.</summary>
    public IReadOnlyDictionary<string, string>? Destination { get; init; }
}

/// <summary>How a proxy of the destination is chosen; those ways are declared that can be wrong.</summary>
public sealed record TrafficRouteLoadBalancer
{
    /// <summary>The one with the fewest requests of several.</summary>
    [Alias("least_request")]
    public TrafficRouteLeastRequest? LeastRequest { get; init; }

    /// <summary>By a hash.</summary>
    [Alias("ring_hash")]
    public TrafficRouteRingHash? RingHash { get; init; }
}

/// <summary>Settings of choosing the one with the fewest requests.</summary>
public sealed record TrafficRouteLeastRequest
{
    /// <summary>Among how many it is chosen; absent and 0 are Envoy's 2.</summary>
    [Alias("choice_count")]
    public long? ChoiceCount { get; init; }
}

/// <summary>Settings of choosing by a hash.</summary>
public sealed record TrafficRouteRingHash
{
    /// <summary><c>XX_HASH</c> or <c>MURMUR_HASH_2</c>.</summary>
    [Alias("hash_function")]
    public string? HashFunction { get; init; }
}
