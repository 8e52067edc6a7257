using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// Whether one match takes every request that another takes. Where it says so it is so; of expressions it only knows that equal ones
/// are alike, and the plain beginning that all they fit has.
/// </summary>
internal static class RouteCover
{
    /// <summary>Whether a match is for a prefix of the path; one without a path is for <c>/</c> (prepareRoutes).</summary>
    public static bool IsPrefix(ConfValue match) => PathOf(match).Type == "PathPrefix";

    /// <summary>The path that a match is for; one without is for <c>/</c>.</summary>
    public static (string Type, string Value) PathOf(ConfValue match) => Field(match, "path") is { } path
        ? (Text(path, "type") ?? "", Text(path, "value") ?? "")
        : ("PathPrefix", "/");

    /// <summary>Whether the first match takes all that the second does.</summary>
    public static bool Covers(ConfValue wide, ConfValue narrow)
    {
        var method = Text(wide, "method");
        return CoversPath(PathOf(wide), PathOf(narrow))
            && (method is null || method == Text(narrow, "method"))
            && IncludesAll(narrow, wide, "headers")
            && IncludesAll(narrow, wide, "queryParams");
    }

    /// <summary>Conditions on headers of which an earlier one of the match is about too: Envoy is told of the first alone (xds/match.go).</summary>
    public static IEnumerable<(string Name, ConfValue Condition)> RepeatedHeaders(ConfValue match) =>
        Items(match, "headers").GroupBy(NameOf).SelectMany(same => same.Skip(1).Select(repeated => (same.Key, repeated)));

    private static bool CoversPath((string Type, string Value) wide, (string Type, string Value) narrow)
    {
        if (wide.Type != "PathPrefix")
        {
            return wide == narrow;
        }

        var prefix = wide.Value.TrimEnd('/');
        if (prefix.Length == 0)
        {
            return true;
        }

        if (narrow.Type != "RegularExpression")
        {
            return IsBelow(narrow.Value.TrimEnd('/'), prefix);
        }

        var (beginning, isAll) = PlainBeginning.Of(narrow.Value);
        return beginning.StartsWith(prefix + "/", StringComparison.Ordinal) || (isAll && beginning == prefix);
    }

    private static bool IsBelow(string path, string prefix) => path == prefix || path.StartsWith(prefix + "/", StringComparison.Ordinal);

    private static bool IncludesAll(ConfValue narrow, ConfValue wide, string list)
    {
        var there = Effective(narrow, list).ToList();
        return Effective(wide, list).All(wanted => there.Exists(item => NameOf(item) == NameOf(wanted) && Implies(TypeOf(item), ValueOf(item), TypeOf(wanted), ValueOf(wanted))));
    }

    /// <summary>
    /// Whether a header or parameter that fits one condition fits another of the same name. What fits a value, the beginning of one or an
    /// expression is there.
    /// </summary>
    private static bool Implies(string type, string value, string wanted, string wantedValue) => wanted switch
    {
        "Present" => type != "Absent",
        "Prefix" when wantedValue.Length == 0 => type != "Absent",
        "Prefix" => type is "Exact" or "Prefix" && value.StartsWith(wantedValue, StringComparison.Ordinal),
        _ => type == wanted && value == wantedValue,
    };

    /// <summary>The first of a name counts.</summary>
    private static IEnumerable<ConfValue> Effective(ConfValue match, string list) => Items(match, list).DistinctBy(NameOf);

    private static IReadOnlyList<ConfValue> Items(ConfValue match, string list) => (Field(match, list) as ConfList)?.Items ?? [];

    private static string NameOf(ConfValue item) => Text(item, "name") ?? "";

    private static string TypeOf(ConfValue item) => Text(item, "type") ?? "Exact";

    private static string ValueOf(ConfValue item) => Text(item, "value") ?? "";

    private static string? Text(ConfValue value, string name) => (Field(value, name) as ConfScalar)?.Text;

    private static ConfValue? Field(ConfValue value, string name) => (value as ConfObject)?.Find(name);
}
