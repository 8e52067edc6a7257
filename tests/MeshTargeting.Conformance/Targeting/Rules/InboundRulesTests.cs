using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class InboundRulesTests
{
    private const string File = "golden-cases.jsonl";
    private const string Sorting = "inline/inbound-rule-sort.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File, row => row.Text("suite") == "inbound-rules");

    public static TheoryData<string> Orders => Corpus.Ids(Sorting);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void builds_what_Kuma_builds(string id)
    {
        var row = Corpus.Row(File, id);
        var resources = StoredYaml.Read(row.Text("inputFile")!).ToArray();
        var world = World.Create(resources, StoredYaml.Options);

        var rules = InboundRules.Build(world, resources.Where(r => r.Metadata.Name.StartsWith("matched-for-rules-", StringComparison.Ordinal)).ToArray());

        Assert.Equal(Golden.Read(row.Text("goldenFile")!), Golden.Text(new JsonObject { ["rules"] = new Golden(world).Rules(rules) }));
    }

    [CorpusTheory]
    [MemberData(nameof(Orders))]
    public void sorts_by_match_as_Kuma_does(string id)
    {
        var row = Corpus.Row(Sorting, id);

        var sorted = InboundRules.SortByMatch(row.GetProperty("input").EnumerateArray(), rule => Match(rule.GetProperty("match")));

        Assert.Equal(row.GetProperty("expected").EnumerateArray().Select(name => name.GetString()), sorted.Select(rule => rule.Text("name")));
    }

    private static Match? Match(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : new Match
    {
        SpiffeID = json.TryGetProperty("spiffeID", out var id) ? new SpiffeIdMatch { Type = id.Text("type"), Value = id.Text("value") } : null,
        Sni = json.TryGetProperty("sni", out var sni) ? new SniMatch { Type = sni.Text("type"), Value = sni.Text("value") } : null,
    };
}
