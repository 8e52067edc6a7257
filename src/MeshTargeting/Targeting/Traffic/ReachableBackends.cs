using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// The destinations that a proxy names, under <c>networking.outbound</c> or <c>reachableBackends</c>
/// (pkg/xds/context/destination_index.go, GetReachableBackends).
/// </summary>
/// <remarks>
/// Oddities that are Kuma's: a port that a destination lacks means all its ports; without a port a MeshService with a port that has no
/// name gives that port alone; of several destinations that labels select only the first with the port counts. Which of them is first
/// Kuma leaves to chance, here it is the oldest.
/// </remarks>
internal static class ReachableBackends
{
    /// <summary>What the proxy names; null where it names nothing and so reaches everything.</summary>
    public static OutboundList? Select(World world, Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking;
        var listed = new OutboundList();
        foreach (var outbound in networking?.Outbound ?? [])
        {
            if (outbound.BackendRef is { } reference)
            {
                Add(listed, world, DestinationQuery.Of(world, proxy, reference), reference.Port ?? 0);
            }
        }

        if (!listed.IsEmpty || networking?.TransparentProxying?.ReachableBackends is not { } reachable)
        {
            return listed.IsEmpty ? null : listed;
        }

        var selected = new OutboundList();
        foreach (var reference in reachable.Refs ?? [])
        {
            Add(selected, world, DestinationQuery.Of(world, proxy, reference), reference.Port);
        }

        return selected;
    }

    private static void Add(OutboundList outbounds, World world, DestinationQuery query, uint? port)
    {
        var section = query.Section ?? port?.ToString(CultureInfo.InvariantCulture) ?? "";
        foreach (var destination in query.Find(world))
        {
            if (ServicePort.FindBackendPort(destination, section) is { } found)
            {
                outbounds.Add(destination, found);
                return;
            }

            outbounds.AddAll(destination);
        }
    }
}
