using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect;

/// <summary>The requests that a route takes, as people read them.</summary>
internal static class RouteMatchText
{
    /// <summary>For example <c>GET, PathPrefix /api, header x-user=1</c>; <c>everything</c> for a match without conditions.</summary>
    public static string Of(ConfValue? match)
    {
        var parts = new List<string>();
        if (Text(match, "method") is { } method)
        {
            parts.Add(method);
        }

        if (Field(match, "path") is { } path)
        {
            parts.Add($"{Text(path, "type")} {Text(path, "value")}");
        }

        parts.AddRange(Items(match, "headers").Select(h => $"header {Text(h, "name")}{Condition(h)}"));
        parts.AddRange(Items(match, "queryParams").Select(q => $"query {Text(q, "name")}{Condition(q)}"));
        return parts.Count == 0 ? "everything" : string.Join(", ", parts);
    }

    private static string Condition(ConfValue named) => Text(named, "type") switch
    {
        "Present" => " present",
        "Absent" => " absent",
        "Prefix" => $"={Text(named, "value")}*",
        "RegularExpression" => $" ~ {Text(named, "value")}",
        _ => $"={Text(named, "value")}",
    };

    private static ConfValue? Field(ConfValue? value, string name) => (value as ConfObject)?.Find(name);

    private static string? Text(ConfValue? value, string name) => Field(value, name) is { } field ? SettingValues.Text(field) : null;

    private static IReadOnlyList<ConfValue> Items(ConfValue? value, string name) => (Field(value, name) as ConfList)?.Items ?? [];
}
