using System.Text;
using System.Text.Json;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Worlds;

/// <summary>
/// Kuma's generator on Universal, in the cases that have no history: what it makes of the Dataplanes that are there. (What it keeps,
/// or deletes after a while, and labels that it propagates when told to, are matters of a running control plane.)
/// </summary>
public class InboundServiceTests
{
    private const string File = "inline/meshservice-generator.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File, row =>
        !row.GetProperty("config").GetProperty("labelPropagation").GetProperty("enabled").GetBoolean()
        && row.GetProperty("steps").GetArrayLength() == 2
        && row.GetProperty("steps")[1].TryGetProperty("checks", out _));

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void makes_the_MeshServices_that_Kuma_makes(string id)
    {
        var row = Corpus.Row(File, id);
        var steps = row.GetProperty("steps");
        var given = row.GetProperty("given").EnumerateArray().Concat(steps[0].GetProperty("apply").EnumerateArray()).SelectMany(Read);

        // Without inbound tags is how 3.0 always generates.
        var tagless = row.GetProperty("config").GetProperty("inboundTagsDisabled").GetBoolean();
        var world = World.Create(given, new WorldOptions { Semantics = tagless ? KumaSemantics.V3_0 : KumaSemantics.V2_14 });

        var services = world.OfKind("default", MeshServiceSpec.Descriptor);
        foreach (var check in steps[1].GetProperty("checks").EnumerateArray())
        {
            if (check.TryGetProperty("count", out var count))
            {
                Assert.Equal(count.GetInt32(), services.Count);
                continue;
            }

            var service = services.Single(s => s.Metadata.Name == check.GetProperty("resource").Text("name"));
            if (check.TryGetProperty("equals", out var equals))
            {
                var spec = JsonSerializer.SerializeToElement(service.Spec, ModelJson.Default.MeshServiceSpec);
                Assert.All(equals.EnumerateObject(), e =>
                    Assert.True(JsonElement.DeepEquals(e.Value, spec.GetProperty(e.Name["spec.".Length..])), spec.ToString()));
            }
        }
    }

    private static IReadOnlyList<Resource> Read(JsonElement json) =>
        ManifestReader.ReadJson(Encoding.UTF8.GetBytes(json.GetRawText())).Resources;
}
