using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshTargeting.Conformance;

namespace MeshTargeting.Server.Tests.Conformance;

/// <summary>
/// Kuma's own tests of its validating webhook (the suite k8s-webhook-validation), asked of <c>POST /validate</c>: the same decisions,
/// reasons and words. What is ours, and carries a code, may stand beside Kuma's: warnings that begin with one, and causes that end
/// with one, which deny what the MeshService reference forbids and Kuma takes (a protocol <c>TCP</c>, for example).
/// </summary>
public sealed partial class WebhookValidationTests(CheckedServers servers) : IClassFixture<CheckedServers>
{
    private const string File = "golden-cases.jsonl";

    public static TheoryData<string> Rows => Corpus.Ids(File, row => row.Text("suite") == "k8s-webhook-validation");

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public async Task decides_as_kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var asked = row.GetProperty("request");
        var documents = YamlJson.ParseAll(Corpus.ReadText("testdata/" + row.Text("inputFile"))).ToList();
        var request = new JsonObject
        {
            ["uid"] = asked.Text("uid"),
            ["kind"] = new JsonObject { ["group"] = "kuma.io", ["version"] = "v1alpha1", ["kind"] = documents[0]["kind"]!.DeepClone() },
            ["name"] = documents[0]["metadata"]!["name"]!.DeepClone(),
            ["namespace"] = asked.Text("namespace"),
            ["operation"] = asked.Text("operation"),
            ["userInfo"] = new JsonObject { ["username"] = asked.Text("user") },
            ["object"] = asked.Text("operation") == "DELETE" ? null : documents[0].DeepClone(),
            ["oldObject"] = asked.Text("operation") == "CREATE" ? null : documents[^1].DeepClone(),
        };

        var response = await servers.AskAsync("/validate", row.GetProperty("checker"), request);

        var golden = YamlJson.Parse(Corpus.ReadText("testdata/" + row.Text("goldenFile")));
        Assert.Equal(Told(golden), Told(response));
    }

    /// <summary>What counts of an answer, a line each. Kuma gives a status with what it allows, too, which says nothing.</summary>
    private static List<string> Told(JsonNode response)
    {
        var warnings = (response["warnings"]?.AsArray() ?? []).Select(w => w!.GetValue<string>()).Where(w => !OurWarning().IsMatch(w));
        var status = response["status"];
        var all = status?["details"]?["causes"]?.AsArray() ?? [];
        var causes = all.Where(c => !OurCause().IsMatch(c!["message"]!.GetValue<string>())).ToList();
        if (response["allowed"]!.GetValue<bool>() || (all.Count > 0 && causes.Count == 0))
        {
            return ["allowed", .. warnings.Select(w => $"warning: {w}")];
        }

        return
        [
            "denied",
            .. warnings.Select(w => $"warning: {w}"),
            $"{status!["code"]} {status["reason"]}: {status["message"]}",
            $"details: {status["details"]?["kind"]} {status["details"]?["name"]}",
            .. causes.Select(c => $"cause: {c!["reason"]} {c["field"]}: {c["message"]}"),
        ];
    }

    [GeneratedRegex(@"^MS\d{3} ")]
    private static partial Regex OurWarning();

    [GeneratedRegex(@" \(MS\d{3}\)$")]
    private static partial Regex OurCause();
}
