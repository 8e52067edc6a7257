using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>What a proxy gets of the policies that select it.</summary>
public sealed record ProxyInspection
{
    /// <summary>The World that was asked.</summary>
    public required World World { get; init; }

    /// <summary>The proxy.</summary>
    public required Resource<DataplaneSpec> Proxy { get; init; }

    /// <summary>The policies that select it, by kind; only kinds of which there are some.</summary>
    public required IReadOnlyList<MatchedPolicies> Matched { get; init; }

    /// <summary>What holds for the proxy as a whole.</summary>
    public required IReadOnlyList<Settings> WholeProxy { get; init; }

    /// <summary>What holds for incoming traffic; inbounds for which the same holds stand together.</summary>
    public required IReadOnlyList<InboundSettings> Inbounds { get; init; }

    /// <summary>What holds for traffic to every destination that has nothing more specific of the same kind.</summary>
    public required IReadOnlyList<Settings> Anywhere { get; init; }

    /// <summary>What holds for certain outbounds; those for which the same holds stand together.</summary>
    public required IReadOnlyList<OutboundSettings> Outbounds { get; init; }

    /// <summary>The outbounds that have nothing of their own: for them <see cref="Anywhere"/> is all there is.</summary>
    public required IReadOnlyList<Outbound> PlainOutbounds { get; init; }

    /// <summary>What holds for destinations by tags; empty where the mesh knows destinations as resources alone.</summary>
    public required IReadOnlyList<TagSettings> ByTags { get; init; }

    /// <summary>What holds for the traffic that a builtin gateway sends on; empty for all other proxies.</summary>
    public required IReadOnlyList<GatewaySettings> Gateway { get; init; }

    /// <summary>Policies that select the proxy and of which nothing is left: others override them, or nothing that they name is there.</summary>
    public required IReadOnlyList<Resource> Idle { get; init; }

    /// <summary>Policies that would select the proxy and have no effect, being shadows.</summary>
    public required IReadOnlyList<Resource> Shadows { get; init; }

    /// <summary>What is worth a warning; sentences without a full stop.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Where it all stands.</summary>
    public required Places Places { get; init; }
}

/// <summary>An inbound or an embedded listener of a proxy.</summary>
/// <param name="Section">The name, else the port.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">The protocol; empty for listeners, which have none.</param>
public sealed record ProxyPort(string Section, uint Port, string Protocol);

/// <summary>What holds for incoming traffic.</summary>
/// <param name="Ports">The inbounds, at least one.</param>
/// <param name="Traffic">What holds for which traffic, by kind of policy; empty where no policy says anything.</param>
public sealed record InboundSettings(IReadOnlyList<ProxyPort> Ports, IReadOnlyList<TrafficSettings> Traffic);

/// <summary>What holds for some incoming traffic.</summary>
/// <param name="Match">The traffic; null where it is not told apart so.</param>
/// <param name="Clients">The clients by tags; null where they are not told apart so, empty for all.</param>
/// <param name="Settings">What holds.</param>
public sealed record TrafficSettings(Match? Match, IReadOnlyList<SubsetTag>? Clients, Settings Settings);

/// <summary>What holds for certain outbounds.</summary>
/// <param name="Outbounds">The outbounds, at least one.</param>
/// <param name="Settings">What holds, of the kinds that say something of these outbounds in particular.</param>
/// <param name="Traffic">Where traffic goes; null where no route says anything: then it goes to the service.</param>
/// <param name="AlongRoutes">What holds for traffic along a route, where policies speak of the route.</param>
public sealed record OutboundSettings(
    IReadOnlyList<Outbound> Outbounds, IReadOnlyList<Settings> Settings, OutboundTraffic? Traffic, IReadOnlyList<RouteSettings> AlongRoutes);

/// <summary>What holds for traffic along a route.</summary>
/// <param name="Route">The MeshHTTPRoute.</param>
/// <param name="Settings">What holds.</param>
public sealed record RouteSettings(Resource Route, IReadOnlyList<Settings> Settings);

/// <summary>What holds for destinations with certain tags.</summary>
/// <param name="Tags">The tags; none for all.</param>
/// <param name="Settings">What holds.</param>
public sealed record TagSettings(IReadOnlyList<SubsetTag> Tags, Settings Settings);

/// <summary>What holds for the traffic that a listener of a builtin gateway sends on.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="Settings">What holds, by destination.</param>
public sealed record GatewaySettings(GatewayListener Listener, IReadOnlyList<TagSettings> Settings);
