using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// What the items of a policy that stands at a MeshHTTPRoute come to by tags: each counts for each rule of the route, which is told by
/// the hash of its matches (rules.go, buildToListWithRoutes).
/// </summary>
internal static class RouteItems
{
    /// <summary>The tag whose value is the hash of a rule's matches.</summary>
    public const string MatchesHashTag = "__rule-matches-hash__";

    /// <summary>The <c>spec.targetRef</c> of a policy where that refers to a MeshHTTPRoute; else null.</summary>
    public static TargetRef? OfTopLevel(Resource policy) =>
        policy.SpecObject is IPolicySpec { TargetRef: { Kind: "MeshHTTPRoute" } reference } ? reference : null;

    /// <summary>The items with what each is for; null where there is no such route. Of several with one display name the last counts.</summary>
    public static IReadOnlyList<(PolicyItem Item, TargetRef? TargetRef)>? Expand(
        World world, Resource policy, TargetRef reference, IReadOnlyList<PolicyItem> items)
    {
        var route = Lookup.Namesakes(world, MeshHTTPRouteSpec.Descriptor, policy.Metadata.Mesh, reference.Name ?? "")
            .MaxBy(CoreNames.Of, StringComparer.Ordinal);
        if (route is null)
        {
            return null;
        }

        var expanded = new List<(PolicyItem Item, TargetRef? TargetRef)>();
        foreach (var to in PolicyItems.Of(route, world.Options.Semantics).To)
        {
            // The rules stand there the last first, as they are merged.
            var rules = (to.Conf as ConfObject)?.Find("rules") as ConfList;
            foreach (var rule in rules?.Items.Reverse() ?? [])
            {
                var target = Narrowed(to.TargetRef, MatchesHash.Of((rule as ConfObject)?.Find("matches")));
                expanded.AddRange(items.Select((item, i) => (item with { Index = expanded.Count + i }, (TargetRef?)target)).ToArray());
            }
        }

        return expanded;
    }

    private static TargetRef Narrowed(TargetRef? target, string hash)
    {
        var tags = new Dictionary<string, string> { [MatchesHashTag] = hash };
        return target?.Kind is "Mesh" or "MeshSubset"
            ? new TargetRef { Kind = "MeshSubset", Tags = tags }
            : new TargetRef { Kind = "MeshServiceSubset", Name = target?.Name, Tags = tags };
    }
}
