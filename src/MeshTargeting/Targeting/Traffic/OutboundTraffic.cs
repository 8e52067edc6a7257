using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What becomes of the traffic that a proxy sends to an outbound.</summary>
/// <param name="Outbound">The outbound.</param>
/// <param name="Protocol">The protocol as which Kuma handles it: <c>http</c>, <c>http2</c>, <c>grpc</c>, <c>tcp</c>, …</param>
/// <param name="Routes">The routes in the order in which they are tried; the first that fits takes the traffic.</param>
/// <param name="Notes">What a reader should know besides, such as a route policy without effect here; sentences without a full stop.</param>
public sealed record OutboundTraffic(Outbound Outbound, string Protocol, IReadOnlyList<EffectiveRoute> Routes, IReadOnlyList<string> Notes)
{
    /// <summary>What becomes of the traffic of a proxy to an outbound (meshhttproute and meshtcproute, plugin/v1alpha1/listeners.go).</summary>
    public static OutboundTraffic Of(World world, Resource<DataplaneSpec> proxy, Outbound outbound) => throw new NotImplementedException();
}
