using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class SubsetRulesTests
{
    private const string File = "golden-cases.jsonl";
    private static readonly InboundListener Listener = new("127.0.0.1", 80);

    public static TheoryData<string> From => Corpus.Ids(File, row => row.Text("suite") == "legacy-rules-from");

    public static TheoryData<string> To => Corpus.Ids(File, row => row.Text("suite") == "legacy-rules-to");

    public static TheoryData<string> Single => Corpus.Ids(File, row => row.Text("suite") == "legacy-rules-single");

    [CorpusTheory]
    [MemberData(nameof(From))]
    public void builds_the_rules_for_incoming_traffic_that_Kuma_builds(string id)
    {
        var (world, policies, golden) = Case(id);

        var (from, inbound) = (SubsetRuleBuilder.OfFrom(world, policies), InboundRules.BuildSorted(world, policies));

        var write = new Golden(world);
        Assert.Equal(golden, Golden.Text(new JsonObject
        {
            ["Rules"] = new JsonObject { [Listener.ToString()] = write.Rules(from) },
            ["InboundRules"] = new JsonObject { [Listener.ToString()] = write.Rules(inbound) },
        }));
    }

    [CorpusTheory]
    [MemberData(nameof(To))]
    public void builds_the_rules_for_outgoing_traffic_that_Kuma_builds(string id)
    {
        var (world, policies, golden) = Case(id);

        var rules = ProxyRulesBuilder.Outgoing(world, policies[0].Kind, policies);

        Assert.Equal(golden, Golden.Text(new Golden(world).Rules(rules, policies)));
    }

    [CorpusTheory]
    [MemberData(nameof(Single))]
    public void builds_the_rule_of_the_whole_proxy_that_Kuma_builds(string id)
    {
        var (world, policies, golden) = Case(id);

        var rules = SubsetRuleBuilder.OfSingle(world, policies);

        Assert.Equal(golden, Golden.Text(new JsonObject { ["Rules"] = new Golden(world).Rules(rules) }));
    }

    /// <summary>Kuma's test takes the policies of one kind as they stand in the file; MeshHTTPRoutes beside others are for these to refer to.</summary>
    private static (World World, Resource[] Policies, string Golden) Case(string id)
    {
        var row = Corpus.Row(File, id);
        var resources = StoredYaml.Read(row.Text("inputFile")!).ToArray();
        var kind = (resources.FirstOrDefault(r => r.Kind.Name != "MeshHTTPRoute") ?? resources[0]).Kind;
        return (
            World.Create(resources, StoredYaml.Options),
            resources.Where(r => r.Kind == kind).ToArray(),
            Golden.Read(row.Text("goldenFile")!));
    }
}
