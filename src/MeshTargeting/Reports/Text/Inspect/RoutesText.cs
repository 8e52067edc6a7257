using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Reports.Text.Inspect;

/// <summary>Writes where traffic goes: a block a route, in the order in which they are tried, and a line a backend.</summary>
internal static class RoutesText
{
    /// <summary>Adds the routes of an outbound to a report.</summary>
    public static void Add(TextTable table, OutboundTraffic traffic, Places places)
    {
        table.Line($"  routes{(traffic.Routes.Count > 1 ? ", the first that fits" : "")}");
        foreach (var route in traffic.Routes)
        {
            var place = ShownPlaces.PlaceOf(route);
            table.Row(
                4,
                Cell.Of(RouteMatchText.Of(route.Match)),
                Cell.Empty,
                Cell.Empty,
                Cell.Of(place is null ? "Kuma's own" : Named.Short(place.Policy)),
                Cell.Faint(Named.Place(places, place)));
            Route(table, route, places);
        }

        foreach (var note in traffic.Notes)
        {
            table.Line($"    {table.Style.Of(Severity.Warning, TextStyle.OneLine(note))}");
        }
    }

    private static void Route(TextTable table, EffectiveRoute route, Places places)
    {
        foreach (var filter in route.Filters)
        {
            table.Row(6, Cell.Of(SettingValues.Text(filter)), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Faint(Named.Place(places, filter.Place)));
        }

        foreach (var backend in route.Backends)
        {
            var target = backend.Target is { } resource ? Named.Of(resource) : $"kuma.io/service={backend.ServiceTag}";
            table.Row(6, Cell.Of($"{Percent(backend.Share).PadLeft(4)} → {target}"), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Faint(Named.Place(places, backend.Place)));
        }

        foreach (var dropped in route.Dropped)
        {
            var lost = dropped.FailingShare > 0 ? $"{Percent(dropped.FailingShare).PadLeft(4)} ✗ answered 500: " : "     ✗ ";
            table.Row(6, new Cell(TextStyle.OneLine(lost + dropped.Why), Warn), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Faint(Named.Place(places, dropped.Place)));
        }

        foreach (var mirror in route.Mirrors)
        {
            table.Line(TextStyle.OneLine($"      mirror: {mirror}"));
        }

        if (route.Outcome == RouteOutcome.Skipped)
        {
            table.Line("      " + table.Style.Of(Severity.Warning, "left out: the next route that fits takes its traffic"));
        }
        else if (route.Outcome == RouteOutcome.Fails && route.Dropped.All(d => d.FailingShare <= 0))
        {
            table.Line("      " + table.Style.Of(Severity.Warning, "answered with status 500"));
        }
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Warn(TextStyle style, string text) => style.Of(Severity.Warning, text);
}
