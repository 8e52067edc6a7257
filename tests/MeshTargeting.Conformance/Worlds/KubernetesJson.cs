using System.Text;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Worlds;

/// <summary>Makes resources of the corpus's Kubernetes manifests, of which some have no kind because their file name says it.</summary>
internal static class KubernetesJson
{
    /// <summary>The resources of a file.</summary>
    public static IEnumerable<Resource> Read(string file) => YamlJson.ParseAll(Corpus.ReadText(file)).Select(json =>
    {
        var version = json["apiVersion"]!.GetValue<string>().Split('/');
        var kind = KindCatalog.Find(version.Length == 2 ? version[0] : "", json["kind"]!.GetValue<string>());
        return Resource(json, kind!);
    });

    /// <summary>The resources of a file that all have one kind.</summary>
    public static IEnumerable<Resource<T>> Read<T>(string file, KindDescriptor<T> kind)
        where T : class => YamlJson.ParseAll(Corpus.ReadText(file)).Select(json => (Resource<T>)Resource(json, kind));

    /// <summary>A resource.</summary>
    public static Resource Resource(JsonNode json, KindDescriptor kind)
    {
        var metadata = json["metadata"]!;
        var spec = kind.SpecInlineOnKubernetes ? json : json["spec"];
        var status = json["status"];
        var labels = Map(metadata["labels"]);
        return kind.Decode(
            new ResourceMetadata
            {
                Name = metadata["name"]?.GetValue<string>() ?? "",
                Namespace = metadata["namespace"]?.GetValue<string>() ?? "",
                Mesh = kind.Scope == KindScope.Mesh ? labels.GetValueOrDefault(KumaLabels.Mesh) ?? "default" : "",
                Labels = labels,
                Annotations = Map(metadata["annotations"]),
            },
            Bytes(spec),
            Bytes(status),
            Envelope.Kubernetes,
            source: null);
    }

    private static byte[] Bytes(JsonNode? json) => json is null ? [] : Encoding.UTF8.GetBytes(json.ToJsonString());

    private static Dictionary<string, string> Map(JsonNode? json) =>
        json?.AsObject().ToDictionary(p => p.Key, p => p.Value!.ToString()) ?? [];
}
