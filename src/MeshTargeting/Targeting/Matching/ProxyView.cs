using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>A proxy as policies see it: with what Kuma knows of it and with the MeshGateway that it belongs to.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Meta">Its names and labels.</param>
/// <param name="Gateway">The MeshGateway that selects it; null where none does.</param>
internal sealed record ProxyView(Resource<DataplaneSpec> Proxy, ResourceTraits Meta, Resource<MeshGatewaySpec>? Gateway)
{
    /// <summary>Whether it is a gateway, Kuma's own or another's behind a proxy.</summary>
    public bool IsGateway => Proxy.Spec.Networking?.Gateway is not null;

    /// <summary>Whether it is one of Kuma's own gateways.</summary>
    public bool IsBuiltin => Proxy.Spec.Networking?.Gateway is { Type: "BUILTIN" };

    /// <summary>Whether it stands before another's gateway.</summary>
    public bool IsDelegated => IsGateway && !IsBuiltin;

    /// <summary>Its address; empty where it has none.</summary>
    public string Address => Proxy.Spec.Networking?.Address ?? "";

    /// <summary>A proxy of a World.</summary>
    public static ProxyView Of(World world, Resource<DataplaneSpec> proxy)
    {
        var meta = ResourceTraits.Of(proxy, world.Options);
        return new(proxy, meta, GatewaySelection.Of(world, proxy, meta));
    }
}
