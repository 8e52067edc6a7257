using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>A service by the inbound tag <c>kuma.io/service</c> (pkg/xds/context/mesh_context_builder.go, resolveProtocol).</summary>
internal static class TaggedService
{
    /// <summary>
    /// The protocol that all inbounds of a service have in common that take traffic; <see cref="PortProtocol.Unknown"/> where there are
    /// none, or nothing in common.
    /// </summary>
    public static string ProtocolOf(World world, string mesh, string service)
    {
        if (service.Length == 0)
        {
            return PortProtocol.Unknown;
        }

        string? common = null;
        foreach (var proxy in world.ProxiesWithTags(mesh, new Dictionary<string, string> { [KumaLabels.ServiceTag] = service }))
        {
            foreach (var inbound in proxy.Spec.Networking?.Inbound ?? [])
            {
                if (inbound.Tags?.GetValueOrDefault(KumaLabels.ServiceTag) == service && MeshServiceMatching.IsHealthy(inbound))
                {
                    var protocol = PortProtocol.Parse(inbound.Tags.GetValueOrDefault(KumaLabels.ProtocolTag));
                    common = common is null ? protocol : PortProtocol.Common(common, protocol);
                }
            }
        }

        return common ?? PortProtocol.Unknown;
    }
}
