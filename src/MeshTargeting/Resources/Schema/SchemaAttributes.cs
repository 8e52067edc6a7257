using System.Diagnostics.CodeAnalysis;

namespace MeshTargeting.Resources.Schema;

/// <summary>What the field is for, in one or two sentences; goes to the CustomResourceDefinition, OpenAPI and the reference pages.</summary>
/// <param name="text">The sentences.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DocAttribute(string text) : Attribute
{
    /// <summary>The sentences.</summary>
    public string Text { get; } = text;
}

/// <summary>The field must be present and not null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;

/// <summary>The values that a string or a whole number may have; on a list, that its items may have.</summary>
/// <param name="values">The values, in the order in which Kuma lists them; numbers in decimal.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>The value that the API server and Kuma's REST interface fill in for an absent field.</summary>
/// <param name="value">A string, a number or a boolean.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefaultAttribute(object value) : Attribute
{
    /// <summary>The value.</summary>
    public object Value { get; } = value;
}

/// <summary>The least value of a number.</summary>
/// <param name="value">Inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MinimumAttribute(long value) : Attribute
{
    /// <summary>Inclusive.</summary>
    public long Value { get; } = value;
}

/// <summary>The greatest value of a number.</summary>
/// <param name="value">Inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaximumAttribute(long value) : Attribute
{
    /// <summary>Inclusive.</summary>
    public long Value { get; } = value;
}

/// <summary>The least length of a string, in Unicode code points.</summary>
/// <param name="value">Inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MinLengthAttribute(int value) : Attribute
{
    /// <summary>Inclusive.</summary>
    public int Value { get; } = value;
}

/// <summary>The greatest length of a string, in Unicode code points.</summary>
/// <param name="value">Inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxLengthAttribute(int value) : Attribute
{
    /// <summary>Inclusive.</summary>
    public int Value { get; } = value;
}

/// <summary>The least number of items of a list.</summary>
/// <param name="value">Inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MinItemsAttribute(int value) : Attribute
{
    /// <summary>Inclusive.</summary>
    public int Value { get; } = value;
}

/// <summary>The greatest number of items of a list.</summary>
/// <param name="value">Inclusive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxItemsAttribute(int value) : Attribute
{
    /// <summary>Inclusive.</summary>
    public int Value { get; } = value;
}

/// <summary>The regular expression that a string must match (a subset of RE2 that .NET reads alike).</summary>
/// <param name="value">The expression.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string value) : Attribute
{
    /// <summary>The expression.</summary>
    public string Value { get; } = value;
}

/// <summary>The fields that tell the items of a list apart (x-kubernetes-list-map-keys).</summary>
/// <param name="keys">Their JSON names.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListMapKeysAttribute(params string[] keys) : Attribute
{
    /// <summary>Their JSON names.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;
}

/// <summary>The OpenAPI format of a value, for example <c>int32</c>, where it is not that of its type.</summary>
/// <param name="value">The format.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormatAttribute(string value) : Attribute
{
    /// <summary>The format.</summary>
    public string Value { get; } = value;
}

/// <summary>Another name under which Kuma reads a field: protobuf kinds (Dataplane, Mesh) accept snake_case beside camelCase.</summary>
/// <param name="name">The other name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AliasAttribute(string name) : Attribute
{
    /// <summary>The other name.</summary>
    public string Name { get; } = name;
}

/// <summary>The string is a duration as Go writes it (<see cref="GoDuration"/>); schemas know it as a string.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationAttribute : Attribute;

/// <summary>The values of a protobuf enumeration by their numbers; manifests may write a name or a number, and Kuma takes either.</summary>
/// <param name="names">The names, from number 0 on; an empty one stands for a number that is not in use.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProtobufEnumAttribute(params string[] names) : Attribute
{
    /// <summary>The names, from number 0 on; an empty one stands for a number that is not in use.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>The field comes with this version of Kuma: older ones do not know it, and definitions and pages, which are those of 2.14, leave it out.</summary>
/// <param name="version">The version as users write it, for example <c>3.0</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SinceAttribute(string version) : Attribute
{
    /// <summary>The version as users write it.</summary>
    public string Version { get; } = version;
}

/// <summary>The field, or some of its values, went with this version of Kuma, which passes over the field and refuses the values.</summary>
/// <param name="version">The first version without it, as users write it, for example <c>3.0</c>.</param>
/// <param name="values">Of the values that the field may have, those that went; without any it is the field itself that went.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UntilAttribute(string version, params string[] values) : Attribute
{
    /// <summary>The first version without it, as users write it.</summary>
    public string Version { get; } = version;

    /// <summary>The values that went; empty where the field itself did.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>
/// Kuma does not tell an empty string or map from an absent one here: it holds the value itself and leaves it out of what it writes.
/// Everywhere else it writes what a manifest writes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LeftOutWhenEmptyAttribute : Attribute;
