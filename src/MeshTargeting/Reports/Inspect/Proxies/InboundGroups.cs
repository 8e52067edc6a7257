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
    /// <summary>
    /// The kinds of which every rule counts by itself, the rules for all traffic too: they are entries of one list, not settings of which
    /// the later wins (plugin.go of these policies).
    /// </summary>
    private static readonly KindDescriptor[] Lists = [MeshFaultInjectionSpec.Descriptor, MeshTrafficPermissionSpec.Descriptor];

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
        var kind = rules.Matched.Kind;
        var known = protocol.Length == 0 ? null : PortProtocol.Parse(protocol);
        var inbound = rules.Inbound.GetValueOrDefault(listener) ?? [];
        if (inbound.Count == 0)
        {
            // Of these kinds alone does Kuma still read "from" by the tags of the client, and only where there are no rules.
            var clients = Lists.Contains(kind) && rules.From.TryGetValue(listener, out var from) ? from.Rules : [];
            return clients.Select(rule => new TrafficSettings(null, rule.Subset, Settings.Of(kind, rule.Conf, known)));
        }

        if (Lists.Contains(kind))
        {
            return inbound.Select(rule => new TrafficSettings(rule.Match, null, Settings.Of(kind, rule.Conf, known)));
        }

        var all = InboundRules.ForAll(inbound) is { } merged ? new[] { new TrafficSettings(null, null, Settings.Of(kind, merged, known)) } : [];
        return all.Concat(inbound.Where(r => r.Match is not null).Select(r => new TrafficSettings(r.Match, null, Settings.Of(kind, r.Conf, known))));
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
