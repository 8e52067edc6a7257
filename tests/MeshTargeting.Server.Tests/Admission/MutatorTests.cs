using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Admission;

public class MutatorTests
{
    private static readonly Mutator Mutator = new(new ServerOptions { From = "." });

    private static readonly Gen<string> Ports = Objects(
        ("name", ["\"http\"", "\"\"", "null"]),
        ("port", ["80", "8080", "null"]),
        ("targetPort", ["80", "\"http\"", "\"\"", "null"]),
        ("appProtocol", ["\"tcp\"", "\"http\"", "\"\"", "null"])).List[0, 4].Select(p => $"[{string.Join(',', p)}]");

    private static readonly Gen<JsonObject> MeshServices = Gen.Select(
        Gen.OneOf(Gen.Const("null"), Gen.Const("\"spec\""), Ports.SelectMany(ports => Objects(("state", ["\"Available\"", "null"]), ("ports", [ports, "null"])))),
        Objects(("name", ["\"backend\""]), ("labels", ["null", "{}", """{"kuma.io/mesh":""}""", """{"kuma.io/mesh":"other","a":"b"}""", """{"a~b/c":"d"}"""])),
        (spec, metadata) => JsonNode.Parse($$"""{"apiVersion":"kuma.io/v1alpha1","kind":"MeshService","metadata":{{metadata}},"spec":{{spec}}}""")!.AsObject());

    [Fact]
    public void twice_is_once_and_what_was_set_stays() => MeshServices.Sample(service =>
    {
        var once = AddPatch.Apply(service, Mutator.Review(Requests.Create(service)).Patch);
        var twice = Mutator.Review(Requests.Create(once));

        Assert.Null(twice.Patch);
        Assert.Null(twice.PatchType);
        Assert.True(Keeps(service, once), $"{service.ToJsonString()} became {once.ToJsonString()}");
    });

    [Fact]
    public void every_operation_adds_what_was_absent_or_null() => MeshServices.Sample(service =>
    {
        var patch = Mutator.Review(Requests.Create(service)).Patch;

        foreach (var operation in patch is null ? [] : JsonNode.Parse(patch)!.AsArray())
        {
            Assert.Equal(["op", "path", "value"], operation!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        }
    });

    /// <summary>Whether everything that is set in the one is set in the other to the same.</summary>
    private static bool Keeps(JsonNode? before, JsonNode? after) => before switch
    {
        null => true,
        JsonObject members => after is JsonObject && members.All(m => Keeps(m.Value, after[m.Key])),
        JsonArray items => after is JsonArray others && items.Count == others.Count && items.Zip(others, Keeps).All(k => k),
        _ => JsonNode.DeepEquals(before, after),
    };

    /// <summary>Objects in which each member has one of its values or is absent.</summary>
    private static Gen<string> Objects(params (string Name, string[] Values)[] members) => members
        .Select(m => Gen.Int[0, m.Values.Length].Select(i => i == m.Values.Length ? "" : $"\"{m.Name}\":{m.Values[i]}"))
        .Aggregate(Gen.Const(""), (all, next) => Gen.Select(all, next, (a, b) => a.Length == 0 ? b : b.Length == 0 ? a : $"{a},{b}"))
        .Select(m => $"{{{m}}}");
}
