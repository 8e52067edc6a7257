using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class ResourceRulesComputeTests
{
    private const string File = "inline/outbound-rules-compute.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    /// <summary>Kuma's cases make rules by hand; here policies come to the like of them, told by the names of the policies.</summary>
    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void finds_the_rule_that_Kuma_finds(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var keys = input.GetProperty("rules").EnumerateArray().ToArray();
        var lookup = input.GetProperty("lookup");
        var destinations = keys.Select(r => r.GetProperty("key")).Append(lookup)
            .Where(k => k.Text("resourceType") != "Mesh")
            .GroupBy(k => (k.Text("resourceType"), k.Text("mesh"), k.Text("name")))
            .Select(Destination);
        var policies = keys.Select(r => Policy(r.GetProperty("key"), r.Text("conf")!)).ToArray();
        var world = World.Create([.. destinations, .. policies], new WorldOptions { Mode = ControlPlaneMode.Global });

        var rule = ResourceRules.Build(world, policies).Compute(world, new RuleTarget(Find(world, lookup), lookup.Text("sectionName") ?? ""));

        Assert.Equal(row.Text("expected"), rule?.Origins[^1].Policy.Metadata.Name);
    }

    private static Resource Find(World world, JsonElement key) =>
        world.Find(new ResourceId(key.Text("resourceType")!, key.Text("mesh")!, "", key.Text("name")!))!;

    private static Resource Destination(IEnumerable<JsonElement> keys)
    {
        var sections = keys.Select(k => k.Text("sectionName")).OfType<string>().Where(s => s.Length > 0).Distinct()
            .Select((name, i) => $$"""{"name": "{{name}}", "port": {{80 + i}} }""");
        var key = keys.First();
        return Resource(key.Text("resourceType")!, key.Text("mesh")!, key.Text("name")!, $$"""{"ports": [{{string.Join(", ", sections)}}] }""");
    }

    private static Resource Policy(JsonElement key, string name)
    {
        var kind = key.Text("resourceType")!;
        var target = kind == "Mesh"
            ? """{"kind": "Mesh"}"""
            : $$"""{"kind": "{{kind}}", "name": "{{key.Text("name")}}", "sectionName": "{{key.Text("sectionName")}}" }""";
        return Resource("MeshTimeout", key.Text("mesh") ?? key.Text("name")!, name, $$"""{ "to": [{ "targetRef": {{target}}, "default": { } }] }""");
    }

    private static Resource Resource(string type, string mesh, string name, string spec) =>
        UniversalJson.Resource(JsonSerializer.Deserialize<JsonElement>(
            $$"""{"type": "{{type}}", "mesh": "{{mesh}}", "name": "{{name}}", "spec": {{spec}} }"""));
}
