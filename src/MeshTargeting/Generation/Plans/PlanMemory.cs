using System.Collections.Immutable;
using System.Numerics;
using MeshTargeting.Resources;

namespace MeshTargeting.Generation.Plans;

/// <summary>
/// What one plan hands on to the next, so that a service keeps its address though that is not stored yet, or somebody has overwritten the
/// status, and so that an address that was left behind is given again as late as can be.
/// </summary>
public sealed record PlanMemory
{
    /// <summary>What a first plan knows.</summary>
    public static readonly PlanMemory None = new();

    /// <summary>The address of each service that has one, or was promised one.</summary>
    public IReadOnlyDictionary<ResourceId, string> Addresses { get; init; } = ImmutableDictionary<ResourceId, string>.Empty;

    /// <summary>The place in the range of a kind, by its name, where the next address is looked for.</summary>
    public ImmutableDictionary<string, BigInteger> Next { get; init; } = ImmutableDictionary<string, BigInteger>.Empty;
}
