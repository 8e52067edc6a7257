namespace MeshTargeting.Resources.Schema;

/// <summary>The declared shape of a value. Everything that reads, checks or describes manifests goes by it.</summary>
public abstract record ValueSchema;

/// <summary>An object with declared fields.</summary>
/// <param name="Type">The record that declares it.</param>
/// <param name="Properties">Its fields, in the order of declaration.</param>
public sealed record ObjectSchema(Type Type, IReadOnlyList<PropertySchema> Properties) : ValueSchema
{
    private readonly Dictionary<string, PropertySchema> _byName = Properties
        .SelectMany(p => p.Alias is null ? [(p.Name, p)] : new[] { (p.Name, p), (p.Alias, p) })
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Finds a field by its JSON name or its alias (case-sensitive); null where none has it. What is decoded must have
    /// <see cref="PropertySchema.Name"/> as its key, whichever of the two the manifest wrote.
    /// </summary>
    public PropertySchema? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The same for a version of Kuma: a field that comes later is not found; one that is gone is, to be passed over.</summary>
    public PropertySchema? Find(string name, KumaSemantics semantics) =>
        Find(name) is { } property && !property.ComesAfter(semantics) ? property : null;

    /// <summary>The fields that a version of Kuma knows, in the order of declaration.</summary>
    public IEnumerable<PropertySchema> PropertiesIn(KumaSemantics semantics) => Properties.Where(p => p.IsKnownIn(semantics));
}

/// <summary>A list.</summary>
/// <param name="Item">The shape of its items.</param>
public sealed record ListSchema(ValueSchema Item) : ValueSchema;

/// <summary>An object with free keys.</summary>
/// <param name="Value">The shape of its values.</param>
public sealed record MapSchema(ValueSchema Value) : ValueSchema;

/// <summary>A single value.</summary>
/// <param name="Type">Its type.</param>
public sealed record ScalarSchema(ScalarType Type) : ValueSchema;

/// <summary>Anything at all (x-kubernetes-preserve-unknown-fields).</summary>
public sealed record AnySchema : ValueSchema;

/// <summary>The types of single values.</summary>
public enum ScalarType
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Int32,

    /// <summary>A whole number of 64 bits.</summary>
    Int64,

    /// <summary>A whole number of 32 bits, not negative.</summary>
    UInt32,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A whole number or a string (x-kubernetes-int-or-string).</summary>
    IntOrString,
}

/// <summary>A declared field of an object.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Schema">The shape of its value.</param>
public sealed record PropertySchema(string Name, ValueSchema Schema)
{
    /// <summary>What it is for; empty where nothing is said.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it must be present.</summary>
    public bool Required { get; init; }

    /// <summary>The value for an absent field (string, bool, int, long, double); null where there is none.</summary>
    public object? Default { get; init; }

    /// <summary>The values that it, or each of its items, may have (numbers in decimal); null where any will do.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>The least number, inclusive.</summary>
    public long? Minimum { get; init; }

    /// <summary>The greatest number, inclusive.</summary>
    public long? Maximum { get; init; }

    /// <summary>The least length of a string.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a string.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number of items.</summary>
    public int? MinItems { get; init; }

    /// <summary>The greatest number of items.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The regular expression for a string.</summary>
    public string? Pattern { get; init; }

    /// <summary>The keys that tell items apart; null where the list is no map.</summary>
    public IReadOnlyList<string>? ListMapKeys { get; init; }

    /// <summary>The OpenAPI format, where it is not that of the type.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the string is a duration as Go writes it.</summary>
    public bool IsDuration { get; init; }

    /// <summary>Whether Kuma takes an empty string or map for none.</summary>
    public bool LeftOutWhenEmpty { get; init; }

    /// <summary>Another name under which Kuma reads it; null where there is none.</summary>
    public string? Alias { get; init; }

    /// <summary>The names of a protobuf enumeration by their numbers, empty where a number is not in use; null for everything else.</summary>
    public IReadOnlyList<string>? EnumNames { get; init; }

    /// <summary>The version of Kuma with which it came; null where all versions that the engine speaks have had it.</summary>
    public KumaSemantics? Since { get; init; }

    /// <summary>The first version of Kuma without it; null where it is still there.</summary>
    public KumaSemantics? Until { get; init; }

    /// <summary>What is left of <see cref="OneOf"/> from a version on; null where all is.</summary>
    public RemainingValues? Remaining { get; init; }

    /// <summary>Whether a version of Kuma has it.</summary>
    public bool IsKnownIn(KumaSemantics semantics) => !ComesAfter(semantics) && !IsGoneFrom(semantics);

    /// <summary>Whether a version of Kuma is too old for it.</summary>
    public bool ComesAfter(KumaSemantics semantics) => Since is not null && semantics.Precedes(Since);

    /// <summary>Whether a version of Kuma has it no more, and passes over it.</summary>
    public bool IsGoneFrom(KumaSemantics semantics) => Until is not null && !semantics.Precedes(Until);

    /// <summary>What <see cref="OneOf"/> is in a version of Kuma.</summary>
    public IReadOnlyList<string>? OneOfIn(KumaSemantics semantics) =>
        Remaining is null || semantics.Precedes(Remaining.Since) ? OneOf : Remaining.Values;
}

/// <summary>What is left of the values that a field may have.</summary>
/// <param name="Since">The version of Kuma from which on it is so.</param>
/// <param name="Values">The values, in the order in which Kuma lists them.</param>
public sealed record RemainingValues(KumaSemantics Since, IReadOnlyList<string> Values);
