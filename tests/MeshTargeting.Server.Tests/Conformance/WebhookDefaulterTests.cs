using System.Text.Json.Nodes;
using MeshTargeting.Conformance;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Conformance;

/// <summary>Kuma's own tests of its defaulting webhook, asked of <c>POST /mutate</c>: the same object after the patch.</summary>
public sealed class WebhookDefaulterTests(CheckedServers servers) : IClassFixture<CheckedServers>
{
    private const string File = "inline/webhook-defaulter.jsonl";

    public static TheoryData<string> Rows => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public async Task fills_in_what_kuma_fills_in_and_does_so_once(string id)
    {
        var row = Corpus.Row(File, id);
        var input = JsonNode.Parse(row.Text("input")!)!.AsObject();

        var once = AddPatch.Apply(input, await PatchAsync(input));

        Assert.Equal(Sorted(JsonNode.Parse(row.Text("expected")!))!.ToJsonString(), Sorted(once)!.ToJsonString());
        Assert.Null(await PatchAsync(once));

        async Task<byte[]?> PatchAsync(JsonObject value)
        {
            var asked = row.GetProperty("request");
            var response = await servers.AskAsync("/mutate", row.GetProperty("checker"), new JsonObject
            {
                ["uid"] = asked.Text("uid"),
                ["namespace"] = asked.Text("namespace"),
                ["operation"] = "CREATE",
                ["userInfo"] = new JsonObject { ["username"] = asked.Text("username") },
                ["object"] = value.DeepClone(),
            });
            Assert.True(response["allowed"]!.GetValue<bool>(), response.ToJsonString());
            return response["patch"] is { } patch ? Convert.FromBase64String(patch.GetValue<string>()) : null;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
