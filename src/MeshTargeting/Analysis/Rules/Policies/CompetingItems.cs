using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies;

/// <summary>Finds out whether it matters which of two policies of a kind wins, where both select the same inbound of a proxy.</summary>
internal static class CompetingItems
{
    /// <summary>
    /// The first items of two policies that are for the same traffic, and whose merge depends on the order of the policies; null where
    /// there are none.
    /// </summary>
    public static (PolicyItem Here, PolicyItem There)? Find(World world, Resource policy, Resource other)
    {
        var semantics = world.Options.Semantics;
        var (a, b) = (PolicyItems.Of(policy, semantics), PolicyItems.Of(other, semantics));
        return First(a.To, b.To, (x, y) => x.TargetRef?.Kind == y.TargetRef?.Kind && ItemTargets.Of(world, x).Intersect(ItemTargets.Of(world, y)).Any())
            ?? First(a.From, b.From, (x, y) => AreForSameClients(x.TargetRef, y.TargetRef))
            ?? First(InboundOf(policy, a), InboundOf(other, b), (x, y) => x.Matches.Any(y.Matches.Contains) || (x.Matches.Count == 0 && y.Matches.Count == 0))
            ?? (a.Single is { } here && b.Single is { } there && OrderMatters(here, there) ? (here, there) : null);
    }

    private static (PolicyItem Here, PolicyItem There)? First(
        IReadOnlyList<PolicyItem> items, IReadOnlyList<PolicyItem> others, Func<PolicyItem, PolicyItem, bool> areForTheSame)
    {
        foreach (var item in items)
        {
            if (others.FirstOrDefault(o => OrderMatters(item, o) && areForTheSame(item, o)) is { } other)
            {
                return (item, other);
            }
        }

        return null;
    }

    /// <summary>All permissions count, whatever their order: a denial goes before everything.</summary>
    private static IReadOnlyList<PolicyItem> InboundOf(Resource policy, PolicyItems items) =>
        policy.SpecObject is MeshTrafficPermissionSpec ? [] : items.Rules;

    private static bool AreForSameClients(TargetRef? a, TargetRef? b) =>
        a?.Kind is "Mesh" || b?.Kind is "Mesh" || (a?.Kind == b?.Kind && a?.Name == b?.Name && SameTags(a?.Tags, b?.Tags));

    private static bool SameTags(IReadOnlyDictionary<string, string>? a, IReadOnlyDictionary<string, string>? b) =>
        (a ?? ResourceMetadata.None).OrderBy(t => t.Key, StringComparer.Ordinal)
        .SequenceEqual((b ?? ResourceMetadata.None).OrderBy(t => t.Key, StringComparer.Ordinal));

    private static bool OrderMatters(PolicyItem a, PolicyItem b)
    {
        // The order of rules of routes, of backends, of matches decides nothing, or is decided otherwise; that of patches is the point.
        var ordered = a.Policy.SpecObject is MeshProxyPatchSpec;
        var (one, other) = (ConfMerge.Merge([a.Conf, b.Conf]), ConfMerge.Merge([b.Conf, a.Conf]));
        return !one.Select(c => Text(c, ordered)).Order(StringComparer.Ordinal)
            .SequenceEqual(other.Select(c => Text(c, ordered)).Order(StringComparer.Ordinal));
    }

    /// <summary>A configuration as text that does not depend on the order of fields, nor of items where that does not count.</summary>
    private static string Text(ConfValue value, bool ordered) => value switch
    {
        ConfObject whole => $"{{{string.Join(',', whole.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{Text(f.Value, ordered)}"))}}}",
        ConfList list when ordered => $"[{string.Join(',', list.Items.Select(i => Text(i, ordered)))}]",
        ConfList list => $"[{string.Join(',', list.Items.Select(i => Text(i, ordered)).Order(StringComparer.Ordinal))}]",
        _ => value.ToJson().GetRawText(),
    };
}
