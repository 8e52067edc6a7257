using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>Something that a proxy can send traffic to: a port of a destination.</summary>
/// <param name="Destination">The MeshService, MeshMultiZoneService or MeshExternalService.</param>
/// <param name="Port">The port.</param>
public sealed record Outbound(Resource Destination, ServicePort Port)
{
    /// <summary>What rules for it are looked up by.</summary>
    public RuleTarget Target => new(Destination, Port.Section);
}
