using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Server.Inspect;

/// <summary>A rule within what MeshHTTPRoutes set.</summary>
/// <param name="Matches">The requests that it takes; null where it says none.</param>
/// <param name="Conf">What becomes of them; null where it says nothing.</param>
internal readonly record struct RouteRules(ConfValue? Matches, ConfValue? Conf)
{
    /// <summary>The rules, in the order in which they are tried.</summary>
    /// <param name="conf">What MeshHTTPRoutes set.</param>
    public static IEnumerable<RouteRules> Of(ConfValue conf) => (conf as ConfObject)?.Find("rules") is ConfList rules
        ? rules.Items.OfType<ConfObject>().Select(rule => new RouteRules(rule.Find("matches"), rule.Find("default")))
        : [];
}
