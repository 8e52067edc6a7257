using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Conformance.Worlds;

public class PodHelperTests
{
    private const string File = "inline/k8s-pod-helpers.jsonl";

    public static TheoryData<string> Tags =>
        Corpus.Ids(File, r => r.Text("function") == "InboundTagsForService" && r.GetProperty("input").GetProperty("nodeLabels").ValueKind == JsonValueKind.Null);

    public static TheoryData<string> Protocols => Corpus.Ids(File, r => r.Text("function") == "ProtocolTagFor");

    [CorpusTheory]
    [MemberData(nameof(Tags))]
    public void an_inbound_has_the_tags_that_Kuma_gives_it(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var pod = PodModel.Of(Make(PodSpec.Descriptor, new PodSpec(), input.GetProperty("pod")));
        var service = input.GetProperty("service");

        var tags = Inbounds.TagsFor(
            pod,
            Make(ServiceSpec.Descriptor, new ServiceSpec(), service),
            Port(service.GetProperty("port")),
            new DerivationSettings { Zone = input.Text("zone")! });

        Assert.Equal(Map(row, "expected").OrderBy(t => t.Key), tags.OrderBy(t => t.Key));
    }

    [CorpusTheory]
    [MemberData(nameof(Protocols))]
    public void a_port_has_the_protocol_that_Kuma_gives_it(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var metadata = new ResourceMetadata { Annotations = Map(input, "serviceAnnotations") };
        var service = new Resource<ServiceSpec>(ServiceSpec.Descriptor, metadata, new ServiceSpec(), Envelope.Kubernetes);

        Assert.Equal(row.Text("expected"), ProtocolTags.Of(service, Port(input.GetProperty("port"))));
    }

    private static ServicePort Port(JsonElement json) => json.Deserialize(ModelJson.Default.ServicePort)!;

    private static Resource<T> Make<T>(KindDescriptor<T> kind, T spec, JsonElement json)
        where T : class => new(
            kind,
            new ResourceMetadata
            {
                Name = json.Text("name") ?? "",
                Namespace = json.Text("namespace") ?? "",
                Labels = Map(json, "labels"),
                Annotations = Map(json, "annotations"),
            },
            spec,
            Envelope.Kubernetes);

    private static Dictionary<string, string> Map(JsonElement json, string member) =>
        json.TryGetProperty(member, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!)
            : [];
}
