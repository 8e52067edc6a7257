using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

/// <summary>What goes into the cases of golden-cases.jsonl that are about policies.</summary>
internal static class GoldenInput
{
    /// <summary>The resources of a row's input file, with the metadata that the row says they have been given.</summary>
    public static IReadOnlyList<Resource> Resources(JsonElement row)
    {
        var metas = row.TryGetProperty("metas", out var given) ? given.EnumerateArray().ToArray() : [];
        return YamlJson.ParseAll(Corpus.ReadText("testdata/" + row.Text("inputFile")))
            .Select(json =>
            {
                var element = JsonSerializer.SerializeToElement(json);
                var meta = metas.FirstOrDefault(m => m.Text("type") == element.Text("type") && m.Text("name") == element.Text("name"));
                var resource = UniversalJson.Resource(element);
                return meta.ValueKind == JsonValueKind.Undefined ? resource : resource.WithMetadata(UniversalJson.Metadata(meta.GetProperty("meta")));
            })
            .ToArray();
    }

    /// <summary>A World in which resources have the labels that they have and no others: that of a global control plane.</summary>
    public static World WorldOf(IEnumerable<Resource> resources) => World.Create(resources, new WorldOptions { Mode = ControlPlaneMode.Global });

    /// <summary>The same JSON with the fields of objects in the order of their names.</summary>
    public static JsonNode? Canonical(JsonNode? json) => json switch
    {
        JsonObject whole => new JsonObject(
            whole.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, Canonical(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Canonical)]),
        _ => json?.DeepClone(),
    };
}
