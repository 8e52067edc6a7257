using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// Whether one match takes every request that another takes. Where it says so it is so; of expressions it only knows that equal ones
/// are alike.
/// </summary>
internal static class RouteCover
{
    /// <summary>Whether a match is for a prefix of the path; one without a path is for <c>/</c> (prepareRoutes).</summary>
    public static bool IsPrefix(ConfValue match) => PathOf(match).Type == "PathPrefix";

    /// <summary>Whether the first match takes all that the second does.</summary>
    public static bool Covers(ConfValue wide, ConfValue narrow)
    {
        var method = Text(wide, "method");
        return CoversPath(PathOf(wide), PathOf(narrow))
            && (method is null || method == Text(narrow, "method"))
            && IncludesAll(narrow, wide, "headers")
            && IncludesAll(narrow, wide, "queryParams");
    }

    /// <summary>Names of headers that a match asks for more than once: Envoy is told of the first alone (xds/match.go).</summary>
    public static IEnumerable<string> RepeatedHeaders(ConfValue match) =>
        Items(match, "headers").GroupBy(NameOf).Where(g => g.Count() > 1).Select(g => g.Key);

    private static bool CoversPath((string Type, string Value) wide, (string Type, string Value) narrow)
    {
        if (wide.Type != "PathPrefix")
        {
            return wide == narrow;
        }

        var prefix = wide.Value.TrimEnd('/');
        return prefix.Length == 0
            || (narrow.Type != "RegularExpression"
                && (narrow.Value.TrimEnd('/') == prefix || narrow.Value.StartsWith(prefix + "/", StringComparison.Ordinal)));
    }

    private static bool IncludesAll(ConfValue narrow, ConfValue wide, string list)
    {
        var there = Effective(narrow, list).ToList();
        return Effective(wide, list).All(wanted => there.Exists(item => Same(item, wanted)));
    }

    /// <summary>The first of a name counts.</summary>
    private static IEnumerable<ConfValue> Effective(ConfValue match, string list) => Items(match, list).DistinctBy(NameOf);

    private static bool Same(ConfValue a, ConfValue b) =>
        NameOf(a) == NameOf(b) && (Text(a, "type") ?? "Exact") == (Text(b, "type") ?? "Exact") && (Text(a, "value") ?? "") == (Text(b, "value") ?? "");

    private static (string Type, string Value) PathOf(ConfValue match) => Field(match, "path") is { } path
        ? (Text(path, "type") ?? "", Text(path, "value") ?? "")
        : ("PathPrefix", "/");

    private static IReadOnlyList<ConfValue> Items(ConfValue match, string list) => (Field(match, list) as ConfList)?.Items ?? [];

    private static string NameOf(ConfValue item) => Text(item, "name") ?? "";

    private static string? Text(ConfValue value, string name) => (Field(value, name) as ConfScalar)?.Text;

    private static ConfValue? Field(ConfValue value, string name) => (value as ConfObject)?.Find(name);
}
