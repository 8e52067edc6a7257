using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Inspect.Policies;

namespace MeshTargeting.Reports.Text.Inspect;

/// <summary>Writes what a policy hits for people: what it sets, a line a value, and the proxies.</summary>
public static class PolicyText
{
    /// <summary>How many proxies are named before the rest is counted.</summary>
    private const int MaxProxies = 20;

    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(PolicyInspection found, TextStyle style)
    {
        var table = new TextTable(style);
        var role = found.Role.Error is null ? $", {found.Role.Name}" : "";
        var reach = found.Proxies.Count == 0 ? "selects no known proxy" : $"selects {Plural.Of(found.Proxies.Count, "proxy", "proxies")}";
        table.Line(style.Heading(TextStyle.OneLine($"{found.Policy}")) + style.Faint(TextStyle.OneLine(
            $" (mesh {found.Policy.Metadata.Mesh}{role}, {reach}{(found.IsShadow ? ", a shadow without effect" : "")})")));
        foreach (var warning in found.Warnings)
        {
            table.Line($"{style.Of(Severity.Warning, "warning")}  {TextStyle.OneLine(warning)}");
        }

        foreach (var item in found.Items)
        {
            Item(table, item, found);
        }

        Proxies(table, found);
        return table.ToString();
    }

    private static void Item(TextTable table, PolicyItemEffect item, PolicyInspection found)
    {
        table.Line();
        var targets = item.Reference is { } reference ? $" {ResolveText.Outcome(reference.Resolution, found.World, table.Style)}" : "";
        table.Line($"{table.Style.Heading(item.Item.Path)}{targets}");
        foreach (var value in item.Values)
        {
            table.Row(
                2,
                Cell.Of(value.Value.Path),
                Cell.Of(value.Value.Text),
                Effect(value, found),
                Cell.Faint(Named.Place(found.Places, value.Value.Place)));
        }

        foreach (var backend in item.Backends)
        {
            var path = backend.Reference.Path[(item.Item.Path.Length + 1)..];
            table.Line($"  {path} {ResolveText.Outcome(backend.Resolution, found.World, table.Style)} {table.Style.Faint(Named.Place(found.Places, backend.Place))}".TrimEnd());
        }
    }

    /// <summary>At how many proxies a value is in effect, where that needs a word.</summary>
    private static Cell Effect(ValueEffect value, PolicyInspection found)
    {
        if (found.IsShadow || found.Proxies.Count == 0)
        {
            return new Cell("no effect", Warn);
        }

        var whose = value.OverriddenBy.Count == 0 ? "" : $"overridden by {string.Join(", ", value.OverriddenBy.Select(Named.Short))}";
        var reach = value.Proxies == found.Proxies.Count
            ? ""
            : value.Proxies == 0 ? "no effect" : string.Create(CultureInfo.InvariantCulture, $"at {value.Proxies} of {found.Proxies.Count} proxies");
        var text = reach.Length == 0 ? (whose.Length == 0 ? "in effect" : $"partly {whose}") : whose.Length == 0 ? reach : $"{reach}, {whose}";
        return new Cell(TextStyle.OneLine(text), value.Proxies == 0 ? Warn : null);
    }

    private static void Proxies(TextTable table, PolicyInspection found)
    {
        if (found.Proxies.Count == 0)
        {
            return;
        }

        table.Line();
        table.Line(table.Style.Heading("Proxies"));
        foreach (var match in found.Proxies.Take(MaxProxies))
        {
            var inbounds = match.Inbounds.Count == 0 ? "" : $"inbound {string.Join(", ", match.Inbounds)}";
            table.Row(2, Cell.Of(Named.Short(match.Proxy)), Cell.Faint(inbounds));
        }

        if (found.Proxies.Count > MaxProxies)
        {
            table.Line($"  and {Plural.Of(found.Proxies.Count - MaxProxies, "other")}");
        }
    }

    private static string Warn(TextStyle style, string text) => style.Of(Severity.Warning, text);
}
