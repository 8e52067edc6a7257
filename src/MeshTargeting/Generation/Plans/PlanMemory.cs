using System.Collections.Immutable;
using System.Numerics;
using MeshTargeting.Resources;

namespace MeshTargeting.Generation.Plans;

/// <summary>
/// What one plan hands on to the next, so that an address that was promised is not given to anyone else before it is stored, and one that
/// was left behind is given again as late as can be.
/// </summary>
public sealed record PlanMemory
{
    /// <summary>What a first plan knows.</summary>
    public static readonly PlanMemory None = new();

    /// <summary>The addresses of services that are not stored with them yet, as far as is known.</summary>
    public ImmutableDictionary<ResourceId, string> Promised { get; init; } = ImmutableDictionary<ResourceId, string>.Empty;

    /// <summary>The place in the range of a kind, by its name, where the next address is looked for.</summary>
    public ImmutableDictionary<string, BigInteger> Next { get; init; } = ImmutableDictionary<string, BigInteger>.Empty;
}
