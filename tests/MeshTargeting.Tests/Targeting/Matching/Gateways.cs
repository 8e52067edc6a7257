using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>Gateways for tests of matching, on Universal.</summary>
internal static class Gateways
{
    public static readonly MeshGatewayListener Http = new() { Port = 8080, Protocol = "HTTP", Tags = Given.Map(("port", "http")) };
    public static readonly MeshGatewayListener Shop = new() { Port = 8443, Hostname = "shop.example", Tags = Given.Map(("port", "https")) };
    public static readonly MeshGatewayListener Blog = new() { Port = 8443, Hostname = "blog.example", Tags = Given.Map(("port", "https"), ("host", "blog")) };

    /// <summary>A proxy of the given type whose gateway has the given tags.</summary>
    public static Resource<DataplaneSpec> Proxy(string name, string? type, params (string, string)[] tags) =>
        Proxy(Given.Meta(name), type, tags);

    public static Resource<DataplaneSpec> Proxy(ResourceMetadata meta, string? type, params (string, string)[] tags) => Given.Make(
        DataplaneSpec.Descriptor,
        new DataplaneSpec
        {
            Networking = new DataplaneNetworking { Address = "10.0.0.9", Gateway = new DataplaneGateway { Type = type, Tags = Given.Map(tags) } },
        },
        meta);

    /// <summary>A MeshGateway with the listeners above that selects by one selector; by none where it is null.</summary>
    public static Resource<MeshGatewaySpec> Gateway(string name, IReadOnlyDictionary<string, string>? match, params (string, string)[] labels) =>
        Gateway(Given.Meta(name, labels: labels), match);

    public static Resource<MeshGatewaySpec> Gateway(ResourceMetadata meta, IReadOnlyDictionary<string, string>? match) => Given.Make(
        MeshGatewaySpec.Descriptor,
        new MeshGatewaySpec
        {
            Selectors = match is null ? null : [new MeshGatewaySelector { Match = match }],
            Tags = Given.Map(("team", "edge")),
            Conf = new MeshGatewayConf { Listeners = [Http, Shop, Blog] },
        },
        meta);
}
