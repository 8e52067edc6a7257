using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// Decides between HTTP routes and a TCP route: Kuma makes a listener of each that applies, and of two for one outbound that of the TCP
/// route stays, which it makes last.
/// </summary>
internal sealed class OutboundTrafficBuilder(World world, ProxyRoutes routes, Outbound outbound)
{
    private readonly List<string> _notes = [];

    /// <summary>What becomes of the traffic.</summary>
    public OutboundTraffic Build()
    {
        var protocol = outbound.Port.AppProtocol.Length == 0 ? "tcp" : outbound.Port.AppProtocol;
        var http = RouteRule.Of(world, routes.Http, outbound);
        var tcp = RouteRule.Of(world, routes.Tcp, outbound);
        var httpRoutes = Yields(routes.Http) ? null : HttpRoutes.Of(world, outbound, http);
        var tcpRoute = Yields(routes.Tcp) || !TakesTcp(protocol, http, tcp) ? null : TcpRoute.Of(world, outbound, tcp);
        if (tcpRoute is not null)
        {
            return OfTcp(protocol, http, tcp, tcpRoute, httpRoutes?.Failures ?? []);
        }

        return httpRoutes is { Listen: true } ? OfHttp(protocol, httpRoutes) : OfNone(protocol, httpRoutes, tcp);
    }

    /// <summary>A port of HTTP is a TCP route's only where there is one and no HTTP route is for it.</summary>
    private static bool TakesTcp(string protocol, RouteRule? http, RouteRule? tcp) =>
        !PortProtocol.IsHttpBased(protocol) || (tcp is not null && http is null);

    private bool Yields(ProxyRules rules) => ProxyRoutes.YieldToTrafficRoutes(world, rules);

    private OutboundTraffic OfTcp(string protocol, RouteRule? http, RouteRule? tcp, TcpRoute route, IReadOnlyList<string> faults)
    {
        var isHttp = PortProtocol.IsHttpBased(protocol);
        if (isHttp)
        {
            _notes.Add($"{Names(tcp!)} takes over a port of protocol {protocol}: connections are forwarded as they are, without HTTP routes, timeouts or retries");
        }
        else if (http is not null)
        {
            _notes.Add($"{Names(http)} is without effect on a port of protocol {protocol}");
        }

        if (route.Route.Outcome == RouteOutcome.Fails)
        {
            _notes.Add("no backend is left, and connections are closed");
        }

        // Kuma makes the routes of HTTP before it throws them away, and fails over them all the same; Envoy never sees them.
        return Answer(isHttp ? "tcp" : protocol, [route.Route], route.Notes, route.Fault is { } fault ? [.. faults, fault] : faults);
    }

    private OutboundTraffic OfHttp(string protocol, HttpRoutes http)
    {
        if (!PortProtocol.IsHttpBased(protocol))
        {
            _notes.Add($"the port is of protocol {protocol}, but Kuma has nothing but HTTP routes for it");
        }

        AddShadowed();
        return Answer(protocol, http.Routes, http.Notes, [.. http.Failures, .. http.Refusals]);
    }

    private OutboundTraffic OfNone(string protocol, HttpRoutes? http, RouteRule? tcp)
    {
        if (http is null)
        {
            _notes.Add("the mesh has TrafficRoutes and no newer route by tags is for the proxy, so Kuma makes nothing for destinations that are resources");
        }
        else
        {
            AddShadowed();
            _notes.Add(
                http.Routes.Count > 0 ? "every route is left out, and Kuma makes no listener for the port"
                : $"{(tcp is null ? "the route" : Names(tcp))} has no backend that exists, and Kuma makes no listener for the port");
        }

        return Answer(protocol, http?.Routes ?? [], http?.Notes ?? [], []);
    }

    private OutboundTraffic Answer(string protocol, IReadOnlyList<EffectiveRoute> effective, IReadOnlyList<string> notes, IReadOnlyList<string> faults)
    {
        var kept = faults.Select(fault => $"the proxy cannot be given this and keeps the configuration that it has: {fault}");
        return new OutboundTraffic(outbound, protocol, effective, [.. kept, .. _notes, .. notes]) { Faults = faults };
    }

    private void AddShadowed()
    {
        if (RouteRule.Of(world, routes.Tcp, outbound) is { } tcp && RouteRule.Of(world, routes.Http, outbound) is { } http && PortProtocol.IsHttpBased(outbound.Port.AppProtocol))
        {
            _notes.Add($"{Names(tcp)} is without effect: {Names(http)} is for the same port");
        }
    }

    private static string Names(RouteRule rule) =>
        Wording.List(rule.Origins.Select(o => o.Policy.ToString()).Distinct().ToList());
}
