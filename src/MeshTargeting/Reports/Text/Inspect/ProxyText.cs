using MeshTargeting.Findings;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Text.Inspect;

/// <summary>Writes what a proxy gets for people: a block an inbound and an outbound, and a line a value.</summary>
public static class ProxyText
{
    /// <summary>How many outbounds a heading names before it counts the rest.</summary>
    private const int MaxNamed = 8;

    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(ProxyInspection found, TextStyle style)
    {
        var table = new TextTable(style);
        var policies = found.Matched.Sum(m => m.Policies.Count);
        var from = found.Proxy.DerivedFrom is { } origin ? $", derived from {origin}" : "";
        table.Line(style.Heading(TextStyle.OneLine($"{found.Proxy}")) + style.Faint(TextStyle.OneLine(
            $" (mesh {found.Proxy.Metadata.Mesh}{from}; {(policies == 0 ? "no policy applies" : Plural.Of(policies, "policy applies", "policies apply"))})")));
        foreach (var warning in found.Warnings)
        {
            table.Line($"{style.Of(Severity.Warning, "warning")}  {TextStyle.OneLine(warning)}");
        }

        Block(table, "The whole proxy", found.WholeProxy, found.Places);
        foreach (var inbound in found.Inbounds)
        {
            Inbound(table, inbound, found.Places);
        }

        foreach (var gateway in found.Gateway)
        {
            Heading(table, $"Gateway listener {gateway.Listener}");
            Tags(table, gateway.Settings, found.Places);
        }

        Block(table, $"Outbound to any destination{(found.Outbounds.Any(o => o.Settings.Count > 0) ? ", unless said otherwise below" : "")}", found.Anywhere, found.Places);
        if (found.ByTags.Count > 0)
        {
            Heading(table, "Outbound to destinations by tags");
            Tags(table, found.ByTags, found.Places);
        }

        foreach (var outbound in found.Outbounds)
        {
            Outbound(table, outbound, found);
        }

        Plain(table, found);
        Others(table, "Selects this proxy and sets nothing for it (overridden, or about something that is not there)", found.Idle, found.Places);
        Others(table, "Would select this proxy, but is a shadow", found.Shadows, found.Places);
        return table.ToString();
    }

    private static void Heading(TextTable table, string text)
    {
        table.Line();
        table.Line(table.Style.Heading(TextStyle.OneLine(text)));
    }

    private static void Block(TextTable table, string heading, IReadOnlyList<Settings> settings, Places places)
    {
        if (settings.Count > 0)
        {
            Heading(table, heading);
            SettingsText.Add(table, 2, settings, places);
        }
    }

    private static void Inbound(TextTable table, InboundSettings inbound, Places places)
    {
        var ports = inbound.Ports.Select(p => $"{p.Section} ({$"{p.Port} {p.Protocol}".TrimEnd()})");
        Heading(table, $"Inbound {string.Join(", ", ports)}");
        if (inbound.Traffic.Count == 0)
        {
            table.Line("  no policy sets anything");
        }

        foreach (var traffic in inbound.Traffic)
        {
            var whom = traffic.Match is { } match ? MatchText.Of(match) : traffic.Clients is { Count: > 0 } clients ? MatchText.Of(clients) : "";
            if (whom.Length > 0)
            {
                table.Line(TextStyle.OneLine($"  only from {whom}"));
            }

            SettingsText.Add(table, whom.Length > 0 ? 4 : 2, [traffic.Settings], places);
        }
    }

    private static void Outbound(TextTable table, OutboundSettings outbound, ProxyInspection found)
    {
        var names = outbound.Outbounds.Select(o => Named.Of(o, found.World)).ToList();
        Heading(table, $"Outbound to {names[0]}{(names.Count == 1 ? "" : ",")}");
        for (var i = 1; i < names.Count; i++)
        {
            table.Line(table.Style.Heading(TextStyle.OneLine($"            {names[i]}{(i == names.Count - 1 ? "" : ",")}")));
        }

        SettingsText.Add(table, 2, outbound.Settings, found.Places);
        if (outbound.Traffic is { } traffic)
        {
            RoutesText.Add(table, traffic, found.Places);
        }

        foreach (var along in outbound.AlongRoutes)
        {
            table.Line(TextStyle.OneLine($"  along {along.Route}"));
            SettingsText.Add(table, 4, along.Settings, found.Places);
        }
    }

    private static void Plain(TextTable table, ProxyInspection found)
    {
        if (found.PlainOutbounds.Count == 0)
        {
            return;
        }

        Heading(table, found.Anywhere.Count > 0 ? "Outbound with nothing but what holds for any destination" : "Outbound of which no policy says anything");
        foreach (var outbound in found.PlainOutbounds.Take(MaxNamed))
        {
            table.Line(TextStyle.OneLine($"  {Named.Of(outbound, found.World)}"));
        }

        if (found.PlainOutbounds.Count > MaxNamed)
        {
            table.Line($"  and {Plural.Of(found.PlainOutbounds.Count - MaxNamed, "other")}");
        }
    }

    private static void Tags(TextTable table, IReadOnlyList<TagSettings> settings, Places places)
    {
        foreach (var group in settings.GroupBy(s => MatchText.Of(s.Tags)))
        {
            table.Line(TextStyle.OneLine(group.Key.Length == 0 ? "  to any" : $"  to {group.Key}"));
            SettingsText.Add(table, 4, group.Select(s => s.Settings), places);
        }
    }

    private static void Others(TextTable table, string heading, IReadOnlyList<Resource> policies, Places places)
    {
        if (policies.Count == 0)
        {
            return;
        }

        Heading(table, heading);
        foreach (var policy in policies)
        {
            table.Row(2, new Cell(policy.Kind.Name), Cell.Of(Named.Short(policy)), Cell.Faint(Named.Place(places, new ConfPlace(policy, ""))));
        }
    }
}
