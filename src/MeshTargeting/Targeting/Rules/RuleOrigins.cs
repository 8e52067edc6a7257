using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Where the rules of a merged MeshHTTPRoute come from (rules/common/origin.go).</summary>
internal static class RuleOrigins
{
    /// <summary>
    /// By the hash of its matches, the item that a rule comes from: the last that has such a rule. Empty for all but MeshHTTPRoutes.
    /// </summary>
    /// <param name="items">Items with their configurations, in ascending precedence; of those with one origin the first counts.</param>
    public static IReadOnlyDictionary<string, ItemOrigin> ByMatches(IEnumerable<(ItemOrigin Origin, ConfValue Conf)> items)
    {
        Dictionary<string, ItemOrigin>? origins = null;
        foreach (var (origin, conf) in items.Where(item => item.Origin.Policy.SpecObject is MeshHTTPRouteSpec).DistinctBy(item => item.Origin))
        {
            if ((conf as ConfObject)?.Find("rules") is ConfList rules)
            {
                foreach (var rule in rules.Items.OfType<ConfObject>())
                {
                    (origins ??= new(StringComparer.Ordinal))[MatchesHash.Of(rule.Find("matches"))] = origin;
                }
            }
        }

        return origins ?? (IReadOnlyDictionary<string, ItemOrigin>)System.Collections.Immutable.ImmutableDictionary<string, ItemOrigin>.Empty;
    }
}
