using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>A match that no request gets to.</summary>
/// <param name="Match">The match.</param>
/// <param name="By">The route that takes its requests before.</param>
/// <param name="ChangesNothing">Whether the same becomes of the requests there.</param>
internal sealed record CoveredMatch(ConfValue Match, RouteEntry By, bool ChangesNothing)
{
    /// <summary>Whether the match would go first if it had the path that it is given anyway, prefix <c>/</c>.</summary>
    public bool FirstWithPath =>
        Match is ConfObject { Fields: var fields } match && match.Find("path") is null
        && RouteOrder.Instance.Compare(new ConfObject([.. HttpRoutes.CatchAll.Fields, .. fields]), By.Match) < 0;

    /// <summary>Whether it goes by a regular expression, and what goes before it by a prefix.</summary>
    public bool IsExpression => RouteCover.IsPrefix(By.Match) && !RouteCover.IsPrefix(Match)
        && ((Match as ConfObject)?.Find("path") as ConfObject)?.Find("type") is ConfScalar { Text: "RegularExpression" };
}

/// <summary>
/// The matches of a MeshHTTPRoute that no request gets to, told without a proxy: whoever is given the route has what takes their requests
/// before, too.
/// </summary>
internal static class CoveredMatches
{
    /// <summary>So often two matches of one item are compared; what is left then, of thousands with one path, is not judged.</summary>
    private const int MostComparisons = 100_000;

    /// <summary>The matches of an item that are covered, in the order in which they are tried.</summary>
    public static IEnumerable<CoveredMatch> Of(World world, PolicyItem item)
    {
        var items = CertainBeside(world, item);
        var table = RouteTable.Of(ConfMerge.Merge(items.Select(i => i.Conf).ToList()) is [var conf, ..] ? conf : null);
        var candidates = new CoverCandidates(table);
        var comparisons = 0;
        for (var i = 1; i < table.Count; i++)
        {
            var (match, rule) = table[i];
            if (match.Place is not { } place || place.Policy != item.Policy || !place.Path.StartsWith(item.Path + ".", StringComparison.Ordinal))
            {
                continue;
            }

            // An expression that is none is a mistake of its own; what was meant by it nobody knows.
            foreach (var j in RouteExpressions.Problems(match).Any() || comparisons > MostComparisons ? [] : candidates.Before(i))
            {
                comparisons++;
                if (RouteCover.Covers(table[j].Match, match) && !IsLeftOut(world, table[j].Rule))
                {
                    yield return new CoveredMatch(match, table[j], ConfValue.DeepEquals(table[j].Rule.Find("default"), rule.Find("default")));
                    break;
                }
            }
        }
    }

    /// <summary>
    /// The item, and the items of MeshHTTPRoutes that every proxy with it has for all its destinations besides, in ascending precedence.
    /// </summary>
    private static List<PolicyItem> CertainBeside(World world, PolicyItem item)
    {
        HashSet<PolicyItem>? beside = null;
        foreach (var target in ItemTargets.Of(world, item))
        {
            var others = ItemsOnTarget.Of(world, MeshHTTPRouteSpec.Descriptor, target.Resource, policy => PolicyReach.Includes(world, policy, item.Policy))
                .Where(other => other.CountsFor(target.Section) && other.Item != item)
                .Select(other => other.Item);
            if (beside is null)
            {
                beside = others.ToHashSet();
            }
            else
            {
                beside.IntersectWith(others);
            }
        }

        if (beside is not { Count: > 0 })
        {
            return [item];
        }

        return OutboundItems.Sorted(world, beside.Select(other => other.Policy).Append(item.Policy).OrderBy(p => p.Id))
            .Where(other => other == item || beside.Contains(other))
            .ToList();
    }

    /// <summary>Whether a rule is left out because none of its backends takes traffic: then what comes after it gets the requests (2.14).</summary>
    private static bool IsLeftOut(World world, ConfObject rule)
    {
        var backends = ((rule.Find("default") as ConfObject)?.Find("backendRefs") as ConfList)?.Items ?? [];
        return backends.Count > 0
            && world.Options.Semantics.UnresolvedBackendsFallThrough
            && backends.All(backend => RouteBackend.Of(world, backend.Place!.Policy, backend, http: true).Why is not null);
    }
}
