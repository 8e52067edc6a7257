using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What becomes of the traffic that a proxy sends to an outbound.</summary>
/// <param name="Outbound">The outbound.</param>
/// <param name="Protocol">
/// The protocol as which Kuma handles it: that of the port, but <c>tcp</c> where a MeshTCPRoute has taken over a port of HTTP.
/// </param>
/// <param name="Routes">
/// The routes in the order in which they are tried; the first that fits takes the traffic. None where Kuma makes no listener for it.
/// </param>
/// <param name="Notes">
/// What a reader should know besides, <see cref="Faults"/> and routes that are never reached among it; sentences without a full stop.
/// </param>
public sealed record OutboundTraffic(Outbound Outbound, string Protocol, IReadOnlyList<EffectiveRoute> Routes, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// Why the proxy cannot be given this configuration: it keeps the one that it has, for all its traffic. Sentences without a full stop;
    /// empty where all is well.
    /// </summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What becomes of the traffic of a proxy to an outbound (meshhttproute and meshtcproute, plugin/v1alpha1/listeners.go).</summary>
    public static OutboundTraffic Of(World world, Resource<DataplaneSpec> proxy, Outbound outbound) =>
        Of(world, ProxyRoutes.Of(world, proxy), outbound);

    /// <summary>The same, with the routes of the proxy at hand: for many outbounds of one proxy.</summary>
    public static OutboundTraffic Of(World world, ProxyRoutes routes, Outbound outbound) =>
        new OutboundTrafficBuilder(world, routes, outbound).Build();
}
