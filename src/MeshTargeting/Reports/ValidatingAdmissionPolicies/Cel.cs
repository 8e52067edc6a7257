using MeshTargeting.Fixing.Layout;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>Pieces of CEL, the language in which API servers are told what to demand.</summary>
internal static class Cel
{
    /// <summary>True where the request changes an object that exists.</summary>
    public const string IsUpdate = "request.operation == \"UPDATE\"";

    /// <summary>A string literal.</summary>
    public static string Text(string value) => YamlStrings.DoubleQuoted(value);

    /// <summary>A list of string literals.</summary>
    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Text))}]";

    /// <summary>Whether a value is one of some.</summary>
    public static string IsOneOf(string value, IReadOnlyList<string> values) =>
        values.Count == 1 ? $"{value} == {Text(values[0])}" : $"{value} in {List(values)}";

    /// <summary>Whether a value is none of some.</summary>
    public static string IsNoneOf(string value, IReadOnlyList<string> values) =>
        values.Count == 1 ? $"{value} != {Text(values[0])}" : $"!({value} in {List(values)})";

    /// <summary>Whether a text, a list or a map is there and not empty.</summary>
    public static string IsSet(string owner, string field) => $"has({owner}.{field}) && size({owner}.{field}) > 0";

    /// <summary>A member that is a map, or an empty one where it is absent.</summary>
    public static string Map(string owner, string field) => $"has({owner}.{field}) ? {owner}.{field} : {{}}";

    /// <summary>A member that is a list, or an empty one where it is absent.</summary>
    public static string Items(string owner, string field) => $"has({owner}.{field}) ? {owner}.{field} : []";

    /// <summary>How many items of a list fulfil a condition on <c>q</c>.</summary>
    public static string Count(string list, string condition) => $"size({list}.filter(q, {condition}))";
}
