using System.Globalization;
using MeshTargeting.Comparing.Changes;

namespace MeshTargeting.Comparing;

/// <summary>
/// The order of changes: those of one cause together, the weightiest causes first. Nothing of it depends on the order of the input.
/// </summary>
internal static class ChangeOrder
{
    /// <summary>Sorts changes.</summary>
    public static IReadOnlyList<Change> Sort(IEnumerable<Change> changes) => changes
        .GroupBy(c => (c.Cause.Resource, c.Cause.Verb))
        .OrderBy(g => g.Min(Weight))
        .ThenBy(g => g.Key.Resource)
        .ThenBy(g => g.Key.Verb)
        .SelectMany(g => g.OrderBy(Weight).ThenBy(KeyOf, StringComparer.Ordinal))
        .ToArray();

    private static int Weight(Change change) => change switch
    {
        AccessChange => 0,
        TrafficChange => 1,
        SettingChange => 2,
        OrderChange => 3,
        ReferenceChange => 4,
        CoverageChange => 5,
        ResourceChange => 6,
        _ => 7,
    };

    private static string First(Change change) => change.Proxies.Count > 0 ? change.Proxies[0].ToString() : "";

    private static string KeyOf(Change change) => string.Join('\n', change.Spots.Take(1).Select(s => $"{(int)s.Kind} {s.Resource.Kind} {s.Resource.Namespace}/{s.Resource.Name} {s.Section} {s.Traffic}")) + "\n" + change switch
    {
        SettingChange c => $"{c.Proxies.Count.ToString("d8", CultureInfo.InvariantCulture)} {First(c)} {c.PolicyKind.Name} {c.Setting} {c.Before} {c.After} {c.Before?.Place?.Path} {c.After?.Place?.Path} {c.After?.Place?.Policy.Id}",
        TrafficChange c => $"{First(c)} {c.IsGoneRoute} {c.Match} {c.Before?.Place?.Path} {c.After?.Place?.Path}",
        AccessChange c => string.Join(' ', c.Opens.Concat(c.Closes)) + First(c),
        OrderChange c => $"{c.First} {c.Second} {c.IsAmbiguous}",
        ReferenceChange c => $"{(c.After ?? c.Before)!.From.Id} {(c.After ?? c.Before)!.Path}",
        CoverageChange c => $"{c.Policy} {c.Gained.Count}",
        ResourceChange c => $"{c.Resource}",
        IdleChange c => c.Why,
        _ => "",
    };
}
