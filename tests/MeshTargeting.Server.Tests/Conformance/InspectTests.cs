using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MeshTargeting.Conformance;
using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Conformance;

/// <summary>
/// Kuma's own tests of its inspect API (those of the suite api-server that stand under inspect), asked of a server over the row's input
/// file: the same status and the same JSON.
/// </summary>
public sealed partial class InspectTests
{
    private const string File = "golden-cases.jsonl";

    /// <summary>Envoy's configuration is not made here; docs/divergences.md lists these.</summary>
    private static readonly string[] LeftOut =
    [
        "dataplanes/_rules/proxyconfig_shadow-false",
        "dataplanes/_rules/proxyconfig_shadow-true",
        "dataplanes/_rules/proxyconfig_shadow-true_diff",
    ];

    /// <summary>The rows, by what tells their input files apart.</summary>
    public static TheoryData<string> Rows => [.. (Corpus.Root is null ? [] : Corpus.Rows(File)).Select(NameOf).OfType<string>().Except(LeftOut)];

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public async Task answers_as_kuma_does(string name)
    {
        var row = Corpus.Rows(File).First(r => NameOf(r) == name);
        var options = new ServerOptions
        {
            From = Corpus.PathOf("testdata/" + row.Text("inputFile")),
            World = new WorldOptions { Mode = row.Text("cpMode") == "global" ? ControlPlaneMode.Global : ControlPlaneMode.Zone },
        };
        await using var server = await RunningServer.StartAsync(options);

        foreach (var action in row.GetProperty("actions").EnumerateArray())
        {
            Assert.Equal("GET", action.Text("method"));
            using var response = await server.Client.GetAsync(new Uri(action.Text("path")!, UriKind.Relative));
            var text = Normalised(await response.Content.ReadAsStringAsync(), server.Client.BaseAddress!);

            Assert.Equal(action.GetProperty("status").GetInt32(), (int)response.StatusCode);
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(Sorted(Corpus.ReadText("testdata/" + action.Text("goldenFile"))), Sorted(text));
        }
    }

    /// <summary>For example <c>dataplanes/_rules/empty</c>; null for rows of other tests.</summary>
    private static string? NameOf(JsonElement row) => InputFile().Match(row.Text("inputFile") ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Times and the server's address differ from run to run; Kuma's tests put the same words in their place.</summary>
    private static string Normalised(string text, Uri address) =>
        Time().Replace(text, "0001-01-01T00:00:00Z").Replace(address.Authority, "{{address}}", StringComparison.Ordinal);

    /// <summary>Indented, and members by name: two documents that are equal as JSON are then equal as texts, and differ visibly else.</summary>
    private static string Sorted(string json) => Sorted(JsonNode.Parse(json))!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"^pkg/api-server/testdata/resources/inspect/(.*)\.input\.yaml$")]
    private static partial Regex InputFile();

    [GeneratedRegex("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d[^\"]*")]
    private static partial Regex Time();
}
