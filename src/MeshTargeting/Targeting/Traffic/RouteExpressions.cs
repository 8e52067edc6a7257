using MeshTargeting.Targeting.Rules;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// Regular expressions of a match. Kuma passes them on unread (meshhttproute/xds/match.go), and Envoy, whose expressions are those of Go,
/// refuses the configuration that holds one which it cannot compile.
/// </summary>
internal static class RouteExpressions
{
    /// <summary>What is wrong with them; sentences without a full stop.</summary>
    public static IEnumerable<string> Problems(ConfValue match) =>
        Expressions(match).Select(GoRegex.Problem).OfType<string>().Select(problem => $"Envoy refuses an expression: {problem}");

    private static IEnumerable<string> Expressions(ConfValue match)
    {
        var parts = new[] { Field(match, "path") }
            .Concat((Field(match, "headers") as ConfList)?.Items ?? [])
            .Concat((Field(match, "queryParams") as ConfList)?.Items ?? []);
        return parts.OfType<ConfObject>()
            .Where(part => (part.Find("type") as ConfScalar)?.Text == "RegularExpression")
            .Select(part => (part.Find("value") as ConfScalar)?.Text)
            .OfType<string>();
    }

    private static ConfValue? Field(ConfValue value, string name) => (value as ConfObject)?.Find(name);
}
