using System.Text.Json;
using MeshTargeting.Conformance.Targeting.Rules;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting;

/// <summary>Which policies select a proxy, and in what order (dataplane_test.go, DataplanePolicies).</summary>
public class MatchedPoliciesTests
{
    private const string File = "golden-cases.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(
        File, row => row.Text("suite") == "matched-policies" && row.Text("description")!.StartsWith("dataplanepolicies/", StringComparison.Ordinal));

    public static TheoryData<string> DataplaneKindIds => Corpus.Ids(File, row => row.Text("suite") == "matched-policies-dataplane-kind");

    [CorpusFact]
    public void every_row_is_looked_at() => Assert.Equal(
        Corpus.Rows(File).Count(row => row.Text("suite") == "matched-policies"),
        Ids.Count + ProxyRulesTests.Incoming.Count + ProxyRulesTests.Outgoing.Count + ProxyRulesTests.Gateways.Count);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    [MemberData(nameof(DataplaneKindIds))]
    public void matches_and_orders_policies_as_Kuma_does(string id)
    {
        var (world, proxy, kind, row) = Case(id);

        var matched = PolicyMatching.Of(world, proxy, kind);

        Assert.Equal(Golden(row), matched.Policies.Select(m => (m.Policy.Metadata.Name, world.KriOf(m.Policy).ToString())));
    }

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    [MemberData(nameof(DataplaneKindIds))]
    public void finds_the_proxy_by_each_of_its_policies(string id)
    {
        var (world, proxy, kind, row) = Case(id);

        var policies = world.OfKind(proxy.Metadata.Mesh, kind).Where(p => ProxyMatching.Select(world, p).Any(m => m.Proxy == proxy));

        Assert.Equal(Golden(row).Order(), policies.Select(p => (p.Metadata.Name, world.KriOf(p).ToString())).Order());
    }

    private static (World World, Resource<DataplaneSpec> Proxy, KindDescriptor Kind, JsonElement Row) Case(string id)
    {
        var row = Corpus.Row(File, id);
        var policies = StoredYaml.Read(row.Text("policiesFile")!).ToList();

        // Kuma's test hands over the policies of one mesh, whatever they and the proxy say theirs is.
        var proxies = StoredYaml.Read(row.Text("dataplaneFile")!)
            .Select(p => p.WithMetadata(p.Metadata with { Mesh = policies[0].Metadata.Mesh }));
        if (row.TryGetProperty("metas", out var metas))
        {
            policies = StoredYaml.With(policies, metas).ToList();
            proxies = StoredYaml.With(proxies, row.GetProperty("dataplaneMeta"));
        }

        var proxy = (Resource<DataplaneSpec>)proxies.Single();
        return (World.Create([proxy, .. policies], StoredYaml.Options), proxy, KindCatalog.FindKuma(row.Text("resourceType")!)!, row);
    }

    private static (string Name, string Kri)[] Golden(JsonElement row) =>
        YamlJson.Parse(Corpus.ReadText($"testdata/{row.Text("goldenFile")}"))["items"]!.AsArray()
            .Select(item => ((string)item!["name"]!, (string)item["kri"]!))
            .ToArray();
}
