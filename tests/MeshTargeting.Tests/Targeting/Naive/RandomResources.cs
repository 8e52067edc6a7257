using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Proxies, gateways and destinations.</summary>
internal static class RandomResources
{
    private static readonly Gen<Dictionary<string, string>> Tags = Gen.Select(RandomNames.Name, RandomNames.Own, WithService);

    private static readonly Gen<DataplaneInbound[]> Inbounds = Gen.Select(
        Pick.Of<string?>(null, "http", "http", "admin"),
        Pick.Of<uint>(8080, 80),
        Pick.Of<string?>(null, null, "10.0.0.9"),
        Tags,
        (name, port, address, tags) => new DataplaneInbound { Name = name, Port = port, Address = address, Tags = tags })
        .Array[1, 3].Select(inbounds => inbounds.DistinctBy(i => i.Port).ToArray());

    private static readonly Gen<DataplaneListener[]> Listeners = Gen.Frequency(
        (8, Gen.Const(Array.Empty<DataplaneListener>())),
        (1, Pick.Of<string?>(null, "http").Select(name => new[] { new DataplaneListener { Type = "ZoneIngress", Port = 10001, Name = name } })));

    private static readonly Gen<DataplaneNetworking> Networking = Gen.Frequency(
        (6, Gen.Select(Inbounds, Listeners, (inbounds, listeners) => new DataplaneNetworking { Address = "10.0.0.1", Inbound = inbounds, Listeners = listeners })),
        (3, Gen.Select(Tags, Pick.Of<string?>(null, "DELEGATED", "BUILTIN", "BUILTIN"), (tags, type) =>
            new DataplaneNetworking { Address = "10.0.0.1", Gateway = new DataplaneGateway { Tags = tags, Type = type } })));

    private static readonly Gen<MeshGatewayListener> GatewayListener = Gen.Select(
        Pick.Of<uint>(80, 8080),
        Pick.Of<string?>(null, "x.com", "*.com"),
        RandomNames.Own,
        (port, hostname, tags) => new MeshGatewayListener { Port = port, Hostname = hostname, Tags = tags, Protocol = "HTTP" });

    private static readonly Gen<MeshGatewaySpec> Gateway = Gen.Select(
        Gen.Select(Pick.Of("a", "b", "c", "*"), RandomNames.Own, WithService).Array[1, 2],
        RandomNames.Own,
        GatewayListener.Array[0, 3].Select(all => all.DistinctBy(l => (l.Port, l.Hostname)).ToArray()),
        (selectors, tags, listeners) => new MeshGatewaySpec
        {
            Selectors = selectors.Select(s => new MeshGatewaySelector { Match = s }).ToArray(),
            Tags = tags,
            Conf = new MeshGatewayConf { Listeners = listeners },
        });

    private static readonly Gen<MeshServicePort[]> ServicePorts = Pick.Of(
        new MeshServicePort { Name = "http", Port = 80, AppProtocol = "http" },
        new MeshServicePort { Name = "admin", Port = 9901, AppProtocol = "tcp" },
        new MeshServicePort { Port = 8080, AppProtocol = "http" }).Array[1, 3].Select(ports => ports.DistinctBy(p => p.Port).ToArray());

    /// <summary>Everything but policies, each at a place.</summary>
    public static Gen<Resource[]> At(Gen<ResourceMetadata> places, Envelope envelope) => Gen.Select(
        Of(DataplaneSpec.Descriptor, Networking.Select(n => new DataplaneSpec { Networking = n }), places, envelope).Array[1, 3],
        Of(MeshServiceSpec.Descriptor, ServicePorts.Select(p => new MeshServiceSpec { Ports = p }), places, envelope).Array[0, 4],
        Gen.OneOf(
            Of(MeshMultiZoneServiceSpec.Descriptor, MultiZone(), places, envelope),
            Of(MeshExternalServiceSpec.Descriptor, Gen.Const(new MeshExternalServiceSpec { Match = new() { Port = 80, Protocol = "http" } }), places, envelope))
            .Array[0, 2],
        Gen.Frequency(
            (2, Gen.Int[0, 0].Select(_ => Array.Empty<Resource>())),
            (1, Of(MeshGatewaySpec.Descriptor, Gateway, ForGateways(places), envelope).Array[1, 2])),
        (proxies, services, others, gateways) => (Resource[])[.. proxies, .. services, .. others, .. gateways]);

    public static Gen<Resource> Of<T>(KindDescriptor<T> kind, Gen<T> specs, Gen<ResourceMetadata> places, Envelope envelope)
        where T : class => Gen.Select(specs, places, (spec, meta) => (Resource)new Resource<T>(kind, meta, spec, envelope));

    private static Gen<MeshMultiZoneServiceSpec> MultiZone() => ServicePorts.Select(ports => new MeshMultiZoneServiceSpec
    {
        Selector = new MeshMultiZoneServiceSelector { MeshService = new() },
        Ports = ports.Select(p => new MeshMultiZoneServicePort { Name = p.Name, Port = p.Port, AppProtocol = p.AppProtocol }).ToArray(),
    });

    /// <summary>MeshGateways have no namespace; of two that fit as well, the younger one is taken.</summary>
    private static Gen<ResourceMetadata> ForGateways(Gen<ResourceMetadata> places) => Gen.Select(places, Gen.Int[0, 2], (meta, day) =>
        meta with { Namespace = "", CreationTime = day == 0 ? null : new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero) });

    private static Dictionary<string, string> WithService(string service, Dictionary<string, string> own) =>
        new(own) { [KumaLabels.ServiceTag] = service };
}
