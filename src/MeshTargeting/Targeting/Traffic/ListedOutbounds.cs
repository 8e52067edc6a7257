using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// The outbounds of a proxy without redirection of traffic: each of its manifest's leads to one port, where there is such a port
/// (pkg/xds/sync/dataplane_proxy_builder.go, asOutbounds).
/// </summary>
internal static class ListedOutbounds
{
    /// <summary>The outbounds in the order of identities, ports as in the manifest.</summary>
    public static List<Outbound> Of(World world, Resource<DataplaneSpec> proxy)
    {
        var outbounds = new OutboundList();
        foreach (var reference in proxy.Spec.Networking?.Outbound?.Select(o => o.BackendRef).OfType<DataplaneOutboundBackendRef>() ?? [])
        {
            var query = DestinationQuery.Of(world, proxy, reference);
            var section = query.Section ?? (reference.Port is > 0 and var port ? port.ToString(CultureInfo.InvariantCulture) : "");
            if (Oldest(world, query) is { } destination && ServicePort.FindBackendPort(destination, section) is { } found)
            {
                outbounds.Add(destination, found);
            }
        }

        return outbounds.InOrder();
    }

    /// <summary>Labels that select nothing leave the outbound without a service here: the name does not count beside them.</summary>
    private static Resource? Oldest(World world, DestinationQuery query) =>
        (query.Labels.Count > 0 ? query with { Name = "" } : query).Find(world) is [var oldest, ..] ? oldest : null;
}
