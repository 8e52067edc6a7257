using System.Text.Json.Nodes;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class ResourceRulesTests
{
    private const string File = "golden-cases.jsonl";

    /// <summary>Whether a policy is among those that are given to the rules stands in its name.</summary>
    private const string Matched = "matched-for-rules-";

    public static TheoryData<string> Ids => Corpus.Ids(File, row => row.Text("suite") == "outbound-resource-rules");

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void builds_the_rules_that_Kuma_builds(string id)
    {
        var row = Corpus.Row(File, id);
        var resources = GoldenInput.Resources(row);
        var world = GoldenInput.WorldOf(resources);

        var rules = ResourceRules.Build(world, [.. resources.Where(r => r.Metadata.Name.StartsWith(Matched, StringComparison.Ordinal))]);

        var expected = Expected(YamlJson.Parse(Corpus.ReadText("testdata/" + row.Text("goldenFile"))).AsObject());
        Assert.Equal(expected.ToString(), Actual(world, rules).ToString());
    }

    private static JsonObject Expected(JsonObject golden) => Sorted(golden.Select(rule => KeyValuePair.Create<string, JsonNode?>(
        rule.Key,
        new JsonObject
        {
            ["confs"] = GoldenInput.Canonical(rule.Value!["Conf"]),
            ["origins"] = new JsonArray([.. rule.Value["Origin"]!.AsArray().Select(o => Origin(o!))]),
            ["originByMatches"] = Sorted(rule.Value["OriginByMatches"]!.AsObject().Select(o => KeyValuePair.Create<string, JsonNode?>(o.Key, Origin(o.Value!)))),
            ["resource"] = (rule.Value["Resource"]!["Name"] ?? rule.Value["Resource"]!["name"])!.DeepClone(),
            ["section"] = rule.Value["ResourceSectionName"]!.DeepClone(),
        })));

    private static JsonObject Actual(World world, ResourceRules rules) => Sorted(rules.All.Values.Select(rule => KeyValuePair.Create<string, JsonNode?>(
        world.KriOf(rule.Target.Resource, rule.Target.Section).ToString(),
        new JsonObject
        {
            ["confs"] = new JsonArray([.. rule.Confs.Select(conf => GoldenInput.Canonical(JsonNode.Parse(conf.ToString())))]),
            ["origins"] = new JsonArray([.. rule.Origins.Select(Origin)]),
            ["originByMatches"] = Sorted(rule.OriginByMatches.Select(o => KeyValuePair.Create<string, JsonNode?>(o.Key, Origin(o.Value)))),
            ["resource"] = rule.Target.Resource.Metadata.Name,
            ["section"] = rule.Target.Section,
        })));

    private static JsonNode Origin(JsonNode origin) => $"{origin["Resource"]!["Name"]}[{origin["RuleIndex"]}]";

    private static JsonNode Origin(ItemOrigin origin) => $"{origin.Policy.Metadata.Name}[{origin.RuleIndex}]";

    private static JsonObject Sorted(IEnumerable<KeyValuePair<string, JsonNode?>> fields) =>
        new(fields.OrderBy(f => f.Key, StringComparer.Ordinal));
}
