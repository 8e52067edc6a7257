using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>Something that a proxy can send traffic to: a port of a destination.</summary>
/// <param name="Destination">The MeshService, MeshMultiZoneService or MeshExternalService.</param>
/// <param name="Port">The port.</param>
public sealed record Outbound(Resource Destination, ServicePort Port)
{
    /// <summary>What rules for it are looked up by.</summary>
    public RuleTarget Target => new(Destination, Port.Section);
}

/// <summary>What a proxy can send traffic to.</summary>
public static class Outbounds
{
    /// <summary>
    /// The outbounds of a proxy: those that its manifest lists, else every port of every destination of the mesh, narrowed by
    /// <c>reachableBackends</c>; in the order of identities and ports.
    /// </summary>
    public static IReadOnlyList<Outbound> Of(World world, Resource<DataplaneSpec> proxy) => throw new NotImplementedException();
}
