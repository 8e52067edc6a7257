using MeshTargeting.Targeting.Rules;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// Regular expressions of a match. Kuma passes them on unread (meshhttproute/xds/match.go), and Envoy, whose expressions are those of Go,
/// refuses the configuration that holds one which it cannot compile.
/// </summary>
internal static class RouteExpressions
{
    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<RouteFault> Problems(ConfValue match) =>
        from expression in Expressions(match)
        let problem = GoRegex.Problem(expression.Text!)
        where problem is not null
        select new RouteFault(RouteFaultKind.Expression, expression.Place, $"Envoy refuses an expression: {problem}");

    private static IEnumerable<ConfScalar> Expressions(ConfValue match)
    {
        var parts = new[] { Field(match, "path") }
            .Concat((Field(match, "headers") as ConfList)?.Items ?? [])
            .Concat((Field(match, "queryParams") as ConfList)?.Items ?? []);
        return parts.OfType<ConfObject>()
            .Where(part => (part.Find("type") as ConfScalar)?.Text == "RegularExpression")
            .Select(part => part.Find("value") as ConfScalar)
            .OfType<ConfScalar>()
            .Where(value => value.Text is not null);
    }

    private static ConfValue? Field(ConfValue value, string name) => (value as ConfObject)?.Find(name);
}
