using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>One of a rule's matches, and the rule.</summary>
/// <param name="Match">The item of <c>matches</c>.</param>
/// <param name="Rule">The rule.</param>
internal readonly record struct RouteEntry(ConfValue Match, ConfObject Rule);

/// <summary>The routes that merged rules come to, in the order in which they are tried (prepareRoutes).</summary>
internal static class RouteTable
{
    /// <summary>The routes of a merged configuration of MeshHTTPRoutes, without the one that Kuma appends.</summary>
    public static IReadOnlyList<RouteEntry> Of(ConfValue? conf) =>
        (((conf as ConfObject)?.Find("rules") as ConfList)?.Items ?? [])
            .OfType<ConfObject>()
            .SelectMany(rule => ((rule.Find("matches") as ConfList)?.Items ?? []).Select(match => new RouteEntry(match, rule)))
            .OrderBy(entry => entry.Match, RouteOrder.Instance)
            .ToList();
}
