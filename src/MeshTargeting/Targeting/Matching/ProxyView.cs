using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>A proxy as policies see it: with what Kuma knows of it and with the MeshGateway that it belongs to.</summary>
internal sealed class ProxyView
{
    private readonly object _gateways;

    private ProxyView(Resource<DataplaneSpec> proxy, ResourceTraits meta, Resource<MeshGatewaySpec>? gateway, object gateways)
    {
        _gateways = gateways;
        Proxy = proxy;
        Meta = meta;
        Gateway = gateway;
    }

    /// <summary>The proxy.</summary>
    public Resource<DataplaneSpec> Proxy { get; }

    /// <summary>Its names and labels.</summary>
    public ResourceTraits Meta { get; }

    /// <summary>The MeshGateway that selects it; null where none does.</summary>
    public Resource<MeshGatewaySpec>? Gateway { get; }

    /// <summary>Whether it is a gateway, Kuma's own or another's behind a proxy.</summary>
    public bool IsGateway => Proxy.Spec.Networking?.Gateway is not null;

    /// <summary>Whether it is one of Kuma's own gateways.</summary>
    public bool IsBuiltin => Proxy.Spec.Networking?.Gateway is { Type: "BUILTIN" };

    /// <summary>Whether it stands before another's gateway.</summary>
    public bool IsDelegated => IsGateway && !IsBuiltin;

    /// <summary>Its address; empty where it has none.</summary>
    public string Address => Proxy.Spec.Networking?.Address ?? "";

    /// <summary>A proxy of a World; kept with the proxy as long as the MeshGateways of its mesh stay what they are.</summary>
    public static ProxyView Of(World world, Resource<DataplaneSpec> proxy)
    {
        var meta = ResourceTraits.Of(proxy, world.Options);
        var gateways = world.VersionOf(proxy.Metadata.Mesh, MeshGatewaySpec.Descriptor);
        return proxy.Memo<ProxyView, (ResourceTraits Meta, World World, object Gateways)>(
            (meta, world, gateways),
            static (kept, given) => ReferenceEquals(kept.Meta, given.Meta) && ReferenceEquals(kept._gateways, given.Gateways),
            static (p, given) => new ProxyView(
                (Resource<DataplaneSpec>)p, given.Meta, GatewaySelection.Of(given.World, (Resource<DataplaneSpec>)p, given.Meta), given.Gateways));
    }

    /// <summary>
    /// The proxy as Kuma's inspect API looks at it when it lists the proxies of a policy: there a MeshGateway matters to builtin gateways
    /// alone, though its selectors may hit others too (matchers/dataplane.go, PolicyMatches).
    /// </summary>
    public ProxyView AsListed() => IsBuiltin || Gateway is null ? this : new ProxyView(Proxy, Meta, null, _gateways);
}
