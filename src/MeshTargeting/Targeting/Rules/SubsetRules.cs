using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>A tag that a client or destination has, or must not have.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Not">True where the value must be another, or the tag absent.</param>
public readonly record struct SubsetTag(string Key, string Value, bool Not = false)
{
    /// <summary>For example <c>env=prod</c>, or <c>env!=prod</c>.</summary>
    public override string ToString() => $"{Key}{(Not ? "!=" : "=")}{Value}";
}

/// <summary>What policies set for clients or destinations with certain tags: Kuma's older way.</summary>
/// <param name="Subset">The tags; none for all.</param>
/// <param name="Conf">What they set, merged.</param>
/// <param name="Origins">The policies that contributed, each once, in ascending precedence.</param>
/// <param name="OriginByMatches">As in <see cref="ResourceRule"/>.</param>
public sealed record SubsetRule(
    IReadOnlyList<SubsetTag> Subset, ConfValue Conf, IReadOnlyList<Resource> Origins, IReadOnlyDictionary<string, Resource> OriginByMatches);

/// <summary>
/// Rules by tags; of those whose subset contains a client or destination, the first holds. They are made when they are first asked for.
/// </summary>
public sealed class SubsetRules
{
    private readonly Lazy<SubsetExpansion> _made;
    private readonly Lazy<SubsetIndex> _index;

    /// <summary>Rules that are made.</summary>
    public SubsetRules(IReadOnlyList<SubsetRule> rules)
        : this(() => new SubsetExpansion(rules, null))
    {
    }

    /// <summary>Rules that are made when they are asked for.</summary>
    internal SubsetRules(Func<SubsetExpansion> make)
    {
        _made = new(make);
        _index = new(() => new SubsetIndex(Rules));
    }

    /// <summary>No rules.</summary>
    public static SubsetRules None { get; } = new([]);

    /// <summary>The rules.</summary>
    public IReadOnlyList<SubsetRule> Rules => _made.Value.Rules;

    /// <summary>
    /// Why there are none although the policies have items: their tags combine to more rules than can sensibly be made
    /// (<see cref="SubsetRuleBuilder.MostCombinations"/>). A sentence without a full stop; null where all is well.
    /// </summary>
    public string? Overflow => _made.Value.Overflow;

    /// <summary>
    /// Why Kuma fails to make them, in its words: an item refers to what cannot be said in tags. Null where all is well; nothing that
    /// Kuma admits has one.
    /// </summary>
    public string? Fault { get; private init; }

    /// <summary>The rule for something with these tags; null where there is none.</summary>
    public SubsetRule? Compute(IReadOnlyDictionary<string, string> tags) => _index.Value.Find(tags);

    /// <summary>No rules, for a reason.</summary>
    internal static SubsetRules Failed(string fault) => new([]) { Fault = fault };
}

/// <summary>What items were expanded to.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Overflow">Why there are none; null where that is as it should be.</param>
internal sealed record SubsetExpansion(IReadOnlyList<SubsetRule> Rules, string? Overflow);
