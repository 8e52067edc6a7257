using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

/// <summary>What policies come to for a proxy, and at a zone egress (dataplane_test.go, egress_test.go).</summary>
public class ProxyRulesTests
{
    private const string File = "golden-cases.jsonl";

    public static TheoryData<string> Incoming => Matched("fromrules/");

    public static TheoryData<string> Outgoing => Matched("torules/", "meshexternalservice/");

    public static TheoryData<string> Gateways => Matched("meshgateways/");

    public static TheoryData<string> Egress => Corpus.Ids(File, row => row.Text("suite") == "egress-matched-policies");

    [CorpusTheory]
    [MemberData(nameof(Incoming))]
    public void has_the_rules_for_incoming_traffic_that_Kuma_has(string id)
    {
        var (row, world, rules, _) = Case(id);

        var write = new Golden(world);
        Assert.Equal(Golden.Read(row.Text("goldenFile")!), Golden.Text(new JsonObject
        {
            ["Rules"] = Golden.By(rules.From, write.Rules),
            ["InboundRules"] = Golden.By(rules.Inbound, write.Rules),
        }));
    }

    [CorpusTheory]
    [MemberData(nameof(Outgoing))]
    public void has_the_rules_for_outgoing_traffic_that_Kuma_has(string id)
    {
        var (row, world, rules, _) = Case(id);

        Assert.Equal(
            Golden.Read(row.Text("goldenFile")!), Golden.Text(new Golden(world).Rules(rules.To, rules.Matched.Policies.Select(m => m.Policy))));
    }

    [CorpusTheory]
    [MemberData(nameof(Gateways))]
    public void has_the_rules_of_a_gateway_that_Kuma_has(string id)
    {
        var (row, world, rules, policies) = Case(id);

        var write = new Golden(world);
        Assert.Equal(Golden.Read(row.Text("goldenFile")!), Golden.Text(new JsonObject
        {
            ["FromRules"] = Golden.By(rules.From, write.Rules),
            ["InboundRules"] = Golden.By(rules.Inbound, write.Rules),
            ["ToRules"] = new JsonObject
            {
                ["ByListener"] = Golden.By(rules.GatewayTo, to => write.Rules(to, policies)),
                ["ByListenerAndHostname"] = Golden.By(rules.GatewayToByHostname, to => write.Rules(to, policies)),
            },
        }));
    }

    [CorpusTheory]
    [MemberData(nameof(Egress))]
    public void has_the_rules_of_an_external_service_at_an_egress_that_Kuma_has(string id)
    {
        var row = Corpus.Row(File, id);
        var service = YamlJson.Parse(Corpus.ReadText("testdata/" + row.Text("externalServiceFile")));
        var policies = StoredYaml.Read(row.Text("policiesFile")!).ToArray();
        var world = World.Create(policies, StoredYaml.Options);
        var kind = KindCatalog.FindKuma(row.Text("resourceType")!)!;

        var rules = EgressMatching.Of(
            world, (string)service["mesh"]!, kind, service["tags"]!.AsObject().ToDictionary(tag => tag.Key, tag => (string)tag.Value!));

        var write = new Golden(world);
        Assert.Equal(Golden.Read(row.Text("goldenFile")!), Golden.Text(new JsonObject
        {
            ["Rules"] = new JsonObject { [":0"] = write.Rules(rules.From) },
            ["InboundRules"] = rules.Inbound is { } inbound ? new JsonObject { [":0"] = write.Rules(inbound) } : null,
        }));
    }

    private static TheoryData<string> Matched(params string[] folders) => Corpus.Ids(
        File,
        row => row.Text("suite") == "matched-policies" && folders.Any(f => row.Text("description")!.StartsWith(f, StringComparison.Ordinal)));

    /// <summary>Kuma's tests hand policies over in the order of the file, which stands for that of its store.</summary>
    private static (JsonElement Row, World World, ProxyRules Rules, Resource[] Policies) Case(string id)
    {
        var row = Corpus.Row(File, id);
        var kind = KindCatalog.FindKuma(row.Text("resourceType")!)!;
        var resources = StoredYaml.Read(row.Text("policiesFile")!).ToList();
        var proxy = (Resource<DataplaneSpec>)StoredYaml.Read(row.Text("dataplaneFile")!).Single();
        if (row.Text("meshExternalServiceFile") is { } services)
        {
            resources.AddRange(StoredYaml.Read(services));
        }

        var world = World.Create([proxy, .. resources], StoredYaml.Options);
        var rules = new ProxyRulesBuilder(world, PolicyMatching.Of(world, proxy, kind)).Build(policies => policies.OrderBy(resources.IndexOf));
        return (row, world, rules, resources.Where(r => r.Kind == kind).ToArray());
    }
}
