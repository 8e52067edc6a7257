using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of what it keeps of MeshServices.</summary>
public class MeshServiceStatusTests
{
    private const string File = "inline/meshservice-status.jsonl";

    public static TheoryData<string> Scenarios => Corpus.Ids(File, row => row.TryGetProperty("steps", out _));

    public static TheoryData<string> Rows => Corpus.Ids(File, row => !row.TryGetProperty("steps", out _));

    [CorpusTheory]
    [MemberData(nameof(Scenarios))]
    public void keeps_MeshServices_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var config = row.GetProperty("config");

        new Scenario(row, (stored, _) => Update(stored, WorldOf(stored, config), _ => null), EnvelopeOf(config)).Play();
    }

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public void comes_to_what_Kuma_comes_to(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var documents = input.GetProperty("resources").EnumerateArray().ToLookup(r => r.Text("type") == "DataplaneInsight");
        var insights = documents[true].ToDictionary(i => (i.Text("mesh"), i.Text("name")), ProxyInsight.Read);
        var stored = documents[false].Select(r => StoredJson.Read(r, DateTimeOffset.UnixEpoch, EnvelopeOf(input))).ToList();
        var world = WorldOf(stored, input);

        var updates = Update(stored, world, proxy => insights.GetValueOrDefault((proxy.Metadata.Mesh, proxy.Metadata.Name))).ToList();

        var expected = row.GetProperty("expected");
        var reference = expected.GetProperty("meshService");
        var service = stored.Select(s => updates.SingleOrDefault(u => u.Id == s.Id)?.Resource ?? s)
            .Single(s => s.Id == new ResourceId("MeshService", reference.Text("mesh")!, "", reference.Text("name")!));
        var actual = StoredJson.Write(service);
        Assert.All(expected.EnumerateObject().Where(e => e.Name != "meshService"), e => Assert.True(
            JsonNode.DeepEquals(StoredJson.Without(JsonNode.Parse(e.Value.GetRawText())), StoredJson.At(actual, e.Name)), $"{e.Name}: {actual}"));
    }

    private static IEnumerable<Write> Update(IReadOnlyList<Resource> stored, World world, Func<Resource<DataplaneSpec>, ProxyInsight?> insightOf) =>
        Write.Changed(stored.OfType<Resource<MeshServiceSpec>>(), s => MeshServiceUpkeep.Of(world, (Resource<MeshServiceSpec>)s, insightOf));

    private static World WorldOf(IEnumerable<Resource> stored, JsonElement config) =>
        World.Create(stored, new WorldOptions { Derive = false, UniversalIsStored = true, Zone = config.Text("zone") });

    private static Envelope EnvelopeOf(JsonElement config) => config.Text("environment") == "kubernetes" ? Envelope.Kubernetes : Envelope.Universal;
}
