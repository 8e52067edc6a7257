using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What a proxy can send traffic to.</summary>
/// <remarks>
/// Destinations that are resources; those by the tag <c>kuma.io/service</c> alone are none. Neither whether a destination has an address
/// yet nor whether the proxy redirects traffic is always told by manifests (kuma-dp can say the latter when it starts), so both are taken
/// for granted.
/// </remarks>
public static class Outbounds
{
    /// <summary>
    /// The outbounds of a proxy: those that its manifest lists, else every port of every destination of the mesh, narrowed by
    /// <c>reachableBackends</c>; in the order of identities, ports as in the manifest. None for builtin gateways, which send traffic
    /// where their routes say (pkg/xds/sync/dataplane_proxy_builder.go, resolveVIPOutbounds).
    /// </summary>
    public static IReadOnlyList<Outbound> Of(World world, Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking;
        if (networking?.Gateway?.Type == "BUILTIN" && world.Options.Semantics.BuiltinGateways)
        {
            return [];
        }

        var lists = networking?.Outbound?.Any(o => o.BackendRef is not null) == true;
        if (lists && networking!.TransparentProxying is null)
        {
            return ListedOutbounds.Of(world, proxy);
        }

        return IsToldOfNone(world, proxy, lists) ? [] : Reachable(world, proxy);
    }

    /// <summary>Whether a destination and port are among the outbounds of a proxy, told without listing them all where nothing narrows them.</summary>
    public static bool Has(World world, Resource<DataplaneSpec> proxy, Outbound outbound)
    {
        if (proxy.Spec.Networking?.Gateway?.Type == "BUILTIN" && world.Options.Semantics.BuiltinGateways)
        {
            return false;
        }

        if (IsNarrowed(proxy) || world.ModeOf(proxy.Metadata.Mesh) == MeshServicesMode.ReachableBackends)
        {
            return Of(world, proxy).Any(o => o.Destination == outbound.Destination && o.Port.Section == outbound.Port.Section);
        }

        return outbound.Destination.Metadata.Mesh == proxy.Metadata.Mesh;
    }

    /// <summary>Whether the manifest of a proxy says what it sends traffic to.</summary>
    public static bool IsNarrowed(Resource<DataplaneSpec> proxy) =>
        proxy.Spec.Networking is { Outbound.Count: > 0 } or { TransparentProxying.ReachableBackends: not null } or { TransparentProxying.ReachableServices.Count: > 0 };

    /// <summary>
    /// The outbounds as Kuma's inspect API shows them, whatever the mode of the mesh and <c>reachableServices</c> leave of them
    /// (pkg/xds/context/destination_index.go, GetReachableBackends); in the order of identities, ports as in the manifest.
    /// </summary>
    public static IReadOnlyList<Outbound> Reachable(World world, Resource<DataplaneSpec> proxy) =>
        ReachableBackends.Select(world, proxy) is { } selected ? selected.InOrder() : All(world, proxy.Metadata.Mesh);

    /// <summary>
    /// A proxy that is to be told of services by tag, and one in mode ReachableBackends that does not say which, learns of no resource.
    /// </summary>
    private static bool IsToldOfNone(World world, Resource<DataplaneSpec> proxy, bool lists)
    {
        var proxying = proxy.Spec.Networking?.TransparentProxying;
        var names = proxying?.ReachableBackends is not null;
        return (world.ModeOf(proxy.Metadata.Mesh) == MeshServicesMode.ReachableBackends && !names)
            || (world.Options.Semantics.ServiceTagSelectors && proxying?.ReachableServices is { Count: > 0 } && !names && !lists);
    }

    /// <summary>A World keeps resources of a kind in the order of identities, and the kinds stand in theirs here.</summary>
    private static List<Outbound> All(World world, string mesh)
    {
        KindDescriptor[] kinds = [MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor, MeshServiceSpec.Descriptor];
        var outbounds = new List<Outbound>();
        foreach (var destination in kinds.SelectMany(kind => world.OfKind(mesh, kind)))
        {
            foreach (var port in OutboundList.PortsOf(destination))
            {
                outbounds.Add(new Outbound(destination, port));
            }
        }

        return outbounds;
    }
}
