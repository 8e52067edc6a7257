using System.Text.Json.Nodes;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class OutboundSortTests
{
    private const string File = "golden-cases.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File, row => row.Text("suite") == "outbound-sort");

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void sorts_items_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var resources = GoldenInput.Resources(row);
        var world = GoldenInput.WorldOf(resources);

        var sorted = OutboundItems.Sorted(world, resources.Where(r => r.Metadata.Name.StartsWith("matched-for-rules-", StringComparison.Ordinal)));

        var golden = YamlJson.Parse(Corpus.ReadText("testdata/" + row.Text("goldenFile"))).AsArray();
        Assert.Equal(
            golden.Select(item => $"{item!["Meta"]!["name"]}[{item["RuleIndex"]}] {GoldenInput.Canonical(item["Entry"]!["default"])}"),
            sorted.Select(item => $"{item.Policy.Metadata.Name}[{item.Index}] {GoldenInput.Canonical(JsonNode.Parse(item.Conf.ToString()))}"));
    }
}
