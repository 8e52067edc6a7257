using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>A tag that a client or destination has, or must not have.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Not">True where the value must be another, or the tag absent.</param>
public readonly record struct SubsetTag(string Key, string Value, bool Not = false);

/// <summary>What policies set for clients or destinations with certain tags: Kuma's older way.</summary>
/// <param name="Subset">The tags; none for all.</param>
/// <param name="Conf">What they set, merged.</param>
/// <param name="Origins">The policies that contributed, each once, in ascending precedence.</param>
/// <param name="OriginByMatches">As in <see cref="ResourceRule"/>.</param>
public sealed record SubsetRule(
    IReadOnlyList<SubsetTag> Subset, ConfValue Conf, IReadOnlyList<Resource> Origins, IReadOnlyDictionary<string, Resource> OriginByMatches);

/// <summary>Rules by tags; of those whose subset contains a client or destination, the first holds.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Overflow">
/// Why there are none although the policies have items: their tags combine to more rules than can sensibly be made. Null where all is well.
/// </param>
public sealed record SubsetRules(IReadOnlyList<SubsetRule> Rules, string? Overflow = null)
{
    /// <summary>No rules.</summary>
    public static SubsetRules None { get; } = new([]);

    /// <summary>The rule for something with these tags; null where there is none.</summary>
    public SubsetRule? Compute(IReadOnlyDictionary<string, string> tags) => throw new NotImplementedException();
}

/// <summary>Builds rules by tags (pkg/plugins/policies/core/rules/rules.go).</summary>
public static class SubsetRuleBuilder
{
    /// <summary>The rules of <c>from</c>, of policies of one kind in ascending precedence (BuildFromRules).</summary>
    public static SubsetRules OfFrom(World world, IReadOnlyList<Resource> policies) => throw new NotImplementedException();

    /// <summary>The rules of <c>to</c> (legacyBuildToRules).</summary>
    public static SubsetRules OfTo(World world, IReadOnlyList<Resource> policies) => throw new NotImplementedException();

    /// <summary>The one rule of policies without lists (BuildSingleItemRules).</summary>
    public static SubsetRules OfSingle(World world, IReadOnlyList<Resource> policies) => throw new NotImplementedException();
}
