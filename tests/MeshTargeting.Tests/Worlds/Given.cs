using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Worlds;

/// <summary>Resources for tests of the World, with as little said as a test needs.</summary>
internal static class Given
{
    public static Dictionary<string, string> Map(params (string Key, string Value)[] pairs) => pairs.ToDictionary(p => p.Key, p => p.Value);

    public static ResourceMetadata Meta(string name, string ns = "", string mesh = "default", params (string Key, string Value)[] labels) =>
        new() { Name = name, Namespace = ns, Mesh = mesh, Labels = Map(labels) };

    public static Resource<T> Make<T>(
        KindDescriptor<T> kind, T spec, ResourceMetadata meta, Envelope envelope = Envelope.Universal, string file = "", int index = 0)
        where T : class =>
        new(kind, meta, spec, envelope, source: new SourceDocument(new SourceText(file, ""), index));

    public static Resource<MeshServiceSpec> Service(ResourceMetadata meta, MeshServiceSelector? selector = null, Envelope envelope = Envelope.Universal, string file = "") =>
        Make(MeshServiceSpec.Descriptor, new MeshServiceSpec { Selector = selector }, meta, envelope, file);

    public static Resource<DataplaneSpec> Proxy(ResourceMetadata meta, Envelope envelope, params DataplaneInbound[] inbounds) =>
        Make(DataplaneSpec.Descriptor, new DataplaneSpec { Networking = new DataplaneNetworking { Inbound = inbounds } }, meta, envelope);

    public static Resource<DataplaneSpec> Proxy(string name, params DataplaneInbound[] inbounds) => Proxy(Meta(name), Envelope.Universal, inbounds);

    public static DataplaneInbound Inbound(uint port, params (string Key, string Value)[] tags) => new() { Port = port, Tags = Map(tags) };

    public static Resource<MeshSpec> Mesh(string name, string? mode) => Make(
        MeshSpec.Descriptor,
        new MeshSpec { MeshServices = mode is null ? null : new MeshMeshServices { Mode = mode } },
        Meta(name, mesh: ""));

    public static World WorldOf(params Resource[] resources) => World.Create(resources, new WorldOptions());
}
