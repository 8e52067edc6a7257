using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>What holds for the incoming traffic of a proxy, inbound by inbound.</summary>
internal static class InboundGroups
{
    public static IReadOnlyList<InboundSettings> Of(World world, Resource<DataplaneSpec> proxy, List<ProxyRules> rules)
    {
        var networking = proxy.Spec.Networking;
        if (networking?.Gateway?.Type == "BUILTIN")
        {
            return [];
        }

        var ports = (networking?.Inbound ?? [])
            .Select(i => (Port: PortOf(i), Listener: new InboundListener(FirstOf(i.Address, networking?.Address), i.Port ?? 0)))
            .Concat((networking?.Listeners ?? [])
                .Select(l => (Port: PortOf(l), Listener: new InboundListener(FirstOf(l.Address, networking?.Address), l.Port ?? 0))));
        return ports
            .Select(p => (p.Port, Traffic: rules.SelectMany(r => TrafficOf(r, p.Listener, p.Port.Protocol)).ToList()))
            .GroupBy(p => string.Join('\n', p.Traffic.Select(Key)))
            .Select(g => new InboundSettings(g.Select(p => p.Port).ToList(), g.First().Traffic))
            .ToList();
    }

    /// <summary>What rules of one kind come to for the traffic to a listener.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="listener">The listener.</param>
    /// <param name="protocol">Its protocol, so that what has no effect there is marked; empty where it has none.</param>
    public static IEnumerable<TrafficSettings> TrafficOf(ProxyRules rules, InboundListener listener, string protocol = "")
    {
        var known = protocol.Length == 0 ? null : PortProtocol.Parse(protocol);
        return IncomingTraffic.Of(rules.Matched.Kind, rules.From.GetValueOrDefault(listener), rules.Inbound.GetValueOrDefault(listener) ?? [])
            .Select(part => new TrafficSettings(part.Match, part.Clients, Settings.Of(rules.Matched.Kind, part.Conf, known)));
    }

    private static string Key(TrafficSettings traffic) =>
        $"{MatchText.Of(traffic.Match)} {(traffic.Clients is null ? "" : MatchText.Of(traffic.Clients))} {traffic.Settings.Key}";

    private static ProxyPort PortOf(DataplaneInbound inbound) => new(
        Targeting.Proxies.SectionOf(inbound),
        inbound.Port ?? 0,
        PortProtocol.Of(inbound));

    private static ProxyPort PortOf(DataplaneListener listener) => new(
        string.IsNullOrEmpty(listener.Name) ? (listener.Port ?? 0).ToString(CultureInfo.InvariantCulture) : listener.Name, listener.Port ?? 0, "");

    private static string FirstOf(string? first, string? second) => string.IsNullOrEmpty(first) ? second ?? "" : first;
}
