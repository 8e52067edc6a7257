using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting;

/// <summary>Makes resources of the corpus's YAML files, in universal form, as Kuma's store has them.</summary>
internal static class StoredYaml
{
    private static readonly string[] Metadata = ["type", "mesh", "name", "labels", "creationTime", "modificationTime"];

    /// <summary>Circumstances under which nothing is computed beside what is written.</summary>
    public static readonly WorldOptions Options = new() { Mode = ControlPlaneMode.Global };

    /// <summary>The resources of a file of <c>testdata</c>, in its order.</summary>
    public static IEnumerable<Resource> Read(string file) => Distinct(YamlJson.ParseAll(Corpus.ReadText($"testdata/{file}")).Select(Resource));

    /// <summary>The same with other names and labels: what the rows of a suite give for each.</summary>
    /// <param name="resources">The resources as the file has them.</param>
    /// <param name="metas">Rows with <c>type</c>, <c>name</c> (as in the file) and <c>meta</c>.</param>
    public static IEnumerable<Resource> With(IEnumerable<Resource> resources, JsonElement metas) => resources.Select(resource =>
        metas.EnumerateArray().Where(m => m.Text("type") == resource.Kind.Name && m.Text("name") == resource.Metadata.Name) is var found
        && found.Any()
            ? resource.WithMetadata(UniversalJson.Metadata(found.First().GetProperty("meta")) with { Namespace = resource.Metadata.Namespace })
            : resource);

    /// <summary>
    /// Some files hold several policies of one identity, of which a World would count the first alone. A namespace in the metadata, which
    /// means nothing on Universal, tells the others apart.
    /// </summary>
    private static IEnumerable<Resource> Distinct(IEnumerable<Resource> resources)
    {
        var seen = new Dictionary<ResourceId, int>();
        foreach (var resource in resources)
        {
            var times = seen[resource.Id] = seen.GetValueOrDefault(resource.Id) + 1;
            yield return times == 1 ? resource : resource.WithMetadata(resource.Metadata with { Namespace = $"{times}" });
        }
    }

    private static Resource Resource(JsonNode json)
    {
        var document = json.AsObject();
        var kind = KindCatalog.FindKuma((string)document["type"]!)!;
        var spec = kind.SpecInlineOnUniversal
            ? new JsonObject(document.Where(m => !Metadata.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())))
            : document["spec"] ?? new JsonObject();
        var metadata = new ResourceMetadata
        {
            Name = (string?)document["name"] ?? "",
            Mesh = (string?)document["mesh"] ?? "",
            Labels = document["labels"]?.AsObject().ToDictionary(l => l.Key, l => (string)l.Value!) ?? ResourceMetadata.None,
        };
        return kind.Decode(metadata, Encoding.UTF8.GetBytes(spec.ToJsonString()), default, Envelope.Universal, source: null);
    }
}
