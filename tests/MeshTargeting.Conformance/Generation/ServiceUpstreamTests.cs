using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Conformance.Worlds;
using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of the annotations that it gives Services.</summary>
public class ServiceUpstreamTests
{
    private const string File = "inline/k8s-service-reconcile.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void annotates_Services_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var namespaces = input.GetProperty("namespaces").EnumerateArray()
            .Select(n => (Resource<NamespaceSpec>)Of(n, NamespaceSpec.Descriptor))
            .ToDictionary(n => n.Metadata.Name);
        var service = (Resource<ServiceSpec>)Of(input.GetProperty("service"), ServiceSpec.Descriptor);

        var added = ServiceUpstream.Of(service, namespaces.GetValueOrDefault(service.Metadata.Namespace));

        var expected = row.GetProperty("expected");
        var annotations = service.Metadata.Annotations.Concat(added).ToDictionary();
        Assert.All(Members(expected, "annotations"), a => Assert.Equal(a.Value, annotations.GetValueOrDefault(a.Key)));
        Assert.All(expected.TryGetProperty("annotationsAbsent", out var absent) ? absent.EnumerateArray() : [], a => Assert.DoesNotContain(a.GetString()!, annotations));
    }

    private static Dictionary<string, string?> Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var map) ? map.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetString()) : [];

    private static Resource Of(JsonElement json, KindDescriptor kind)
    {
        var metadata = new JsonObject(json.EnumerateObject().Where(m => m.Name != "type").Select(m => KeyValuePair.Create(m.Name, JsonNode.Parse(m.Value.GetRawText()))));
        var spec = json.Text("type") is { } type ? new JsonObject { ["type"] = type } : [];
        return KubernetesJson.Resource(new JsonObject { ["metadata"] = metadata, ["spec"] = spec }, kind);
    }
}
