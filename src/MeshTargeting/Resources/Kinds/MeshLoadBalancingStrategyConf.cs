using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>How requests are spread; for a MeshHTTPRoute only <see cref="HashPolicies"/>.</summary>
public sealed record MeshLoadBalancingStrategyConf
{
    /// <summary>How near and far endpoints are weighed.</summary>
    [Doc("How near and far endpoints are weighed.")]
    public LocalityAwareness? LocalityAwareness { get; init; }

    /// <summary>How an endpoint is chosen.</summary>
    [Doc("How an endpoint is chosen.")]
    public LoadBalancer? LoadBalancer { get; init; }

    /// <summary>Of what the hash of a request is made, for RingHash and Maglev.</summary>
    [Doc("Of what the hash of a request is made, in this order; for RingHash and Maglev.")]
    public IReadOnlyList<HashPolicy>? HashPolicies { get; init; }
}

/// <summary>How an endpoint is chosen; the member that <see cref="Type"/> names holds its settings.</summary>
public sealed record LoadBalancer
{
    /// <summary>The way.</summary>
    [Required]
    [OneOf("RoundRobin", "LeastRequest", "RingHash", "Random", "Maglev")]
    [Doc("How an endpoint is chosen.")]
    public string? Type { get; init; }

    /// <summary>One after the other; has no settings.</summary>
    [Doc("One endpoint after the other; with type RoundRobin.")]
    public RoundRobin? RoundRobin { get; init; }

    /// <summary>Of some, the one with the fewest requests.</summary>
    [Doc("Of some endpoints taken at random, the one with the fewest requests; with type LeastRequest.")]
    public LeastRequest? LeastRequest { get; init; }

    /// <summary>By a hash of the request, on a ring.</summary>
    [Doc("By a hash of the request, on a ring of endpoints; with type RingHash.")]
    public RingHash? RingHash { get; init; }

    /// <summary>At random; has no settings.</summary>
    [Doc("At random; with type Random.")]
    public RandomBalancing? Random { get; init; }

    /// <summary>By a hash of the request, in a table.</summary>
    [Doc("By a hash of the request, in a table of endpoints; with type Maglev.")]
    public Maglev? Maglev { get; init; }
}

/// <summary>One endpoint after the other.</summary>
public sealed record RoundRobin;

/// <summary>An endpoint at random.</summary>
public sealed record RandomBalancing;

/// <summary>Of some endpoints, the one with the fewest requests.</summary>
public sealed record LeastRequest
{
    /// <summary>Of how many; absent is 2.</summary>
    [Minimum(2)]
    [Doc("Of how many endpoints the one with the fewest requests is taken; 2 when absent.")]
    public uint? ChoiceCount { get; init; }

    /// <summary>How much requests under way count against an endpoint; not negative, absent is 1.</summary>
    [Doc("How much requests under way lower the weight of an endpoint: a whole number, or a decimal as text; not negative.")]
    public IntOrString? ActiveRequestBias { get; init; }
}

/// <summary>By a hash of the request, on a ring.</summary>
public sealed record RingHash
{
    /// <summary>The function; absent is XXHash.</summary>
    [OneOf("XXHash", "MurmurHash2")]
    [Doc("Hash function; XXHash when absent.")]
    public string? HashFunction { get; init; }

    /// <summary>The least size of the ring; absent is 1024.</summary>
    [Minimum(1)]
    [Maximum(8_000_000)]
    [Doc("The least size of the ring; 1024 when absent.")]
    public uint? MinRingSize { get; init; }

    /// <summary>The greatest size of the ring; absent is 8 million.</summary>
    [Minimum(1)]
    [Maximum(8_000_000)]
    [Doc("The greatest size of the ring; 8000000 when absent.")]
    public uint? MaxRingSize { get; init; }

    /// <summary>Of what the hash is made; deprecated in favour of the list beside the load balancer, and gone in 3.0.</summary>
    [Until("3.0")]
    [Doc("Of what the hash of a request is made. Deprecated: use default.hashPolicies.")]
    public IReadOnlyList<HashPolicy>? HashPolicies { get; init; }
}

/// <summary>By a hash of the request, in a table.</summary>
public sealed record Maglev
{
    /// <summary>The size of the table, a prime; absent is 65537.</summary>
    [Minimum(1)]
    [Maximum(5_000_011)]
    [Doc("Size of the table, a prime number; 65537 when absent.")]
    public uint? TableSize { get; init; }

    /// <summary>Of what the hash is made; deprecated in favour of the list beside the load balancer, and gone in 3.0.</summary>
    [Until("3.0")]
    [Doc("Of what the hash of a request is made. Deprecated: use default.hashPolicies.")]
    public IReadOnlyList<HashPolicy>? HashPolicies { get; init; }
}
