using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Inspect.Services;

namespace MeshTargeting.Reports.Text.Inspect;

/// <summary>Writes who serves a service and who refers to it for people: a block a port, and a line a reference.</summary>
public static class ServiceText
{
    /// <summary>How many inbounds of a port are named before the rest is counted.</summary>
    private const int MaxInbounds = 20;

    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(ServiceInspection found, TextStyle style)
    {
        var table = new TextTable(style);
        var from = found.Service.DerivedFrom is { } origin ? $", derived from {origin}" : "";
        var facts = $"{Plural.Of(found.Selected, "proxy", "proxies")}, {Plural.Of(found.Referrers.Count, "reference")}";
        table.Line(style.Heading(TextStyle.OneLine($"{found.Service}")) + style.Faint(TextStyle.OneLine(
            $" (mesh {found.Service.Metadata.Mesh}{from}; {facts})")));
        foreach (var warning in found.Warnings)
        {
            table.Line($"{style.Of(Severity.Warning, "warning")}  {TextStyle.OneLine(warning)}");
        }

        foreach (var port in found.Ports)
        {
            Port(table, port, found);
        }

        Referrers(table, found);
        if (found.PartOf.Count > 0)
        {
            table.Line();
            table.Line(style.Heading("Part of"));
            foreach (var whole in found.PartOf)
            {
                table.Line(TextStyle.OneLine($"  {whole}"));
            }
        }

        return table.ToString();
    }

    private static void Port(TextTable table, ServedPort port, ServiceInspection found)
    {
        table.Line();
        table.Line(
            table.Style.Heading(TextStyle.OneLine($"Port {port.Port}"))
            + TextStyle.OneLine($", {port.Port.AppProtocol} {port.ProtocolFrom}")
            + table.Style.Faint(TextStyle.OneLine($" {Named.Place(found.Places, port.ProtocolPlace)}").TrimEnd()));
        if (port.Inbounds.Count == 0)
        {
            table.Line("  no known inbound serves it");
        }

        foreach (var inbound in port.Inbounds.Take(MaxInbounds))
        {
            table.Row(
                2,
                Cell.Of(Named.Short(inbound.Proxy)),
                Cell.Of(string.Create(
                    CultureInfo.InvariantCulture,
                    $"inbound {inbound.Section} ({inbound.Port}){(inbound.TakesTraffic ? "" : ", not ready: no endpoint")}")));
        }

        if (port.Inbounds.Count > MaxInbounds)
        {
            table.Line($"  and {Plural.Of(port.Inbounds.Count - MaxInbounds, "other")}");
        }
    }

    private static void Referrers(TextTable table, ServiceInspection found)
    {
        table.Line();
        table.Line(table.Style.Heading(found.Referrers.Count == 0 ? "No policy in what was given refers to it" : "Referred to by"));
        foreach (var referrer in found.Referrers)
        {
            table.Row(
                2,
                Cell.Of(referrer.Reference.From.ToString()),
                Cell.Of(referrer.Reference.Path),
                Cell.Of(referrer.Sections.Count == 0 ? "" : $"port {string.Join(", ", referrer.Sections)}"),
                Cell.Faint(Named.Place(found.Places, referrer.Place)));
        }
    }
}
