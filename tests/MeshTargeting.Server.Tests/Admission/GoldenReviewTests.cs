using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Admission;

/// <summary>
/// Reviews as API servers send them and the answers that they get, in <c>Cases/&lt;endpoint&gt;/&lt;case&gt;/{request.json, response.json}</c>.
/// The World behind them is <c>Cases/world</c>. A patch stands in response.json as JSON, on the wire it is base64.
/// </summary>
public sealed class GoldenReviewTests(GoldenReviewTests.Server server) : IClassFixture<GoldenReviewTests.Server>
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. new[] { "mutate", "validate" }.SelectMany(endpoint =>
        Directory.EnumerateDirectories(Path.Combine(Cases, endpoint)).Select(d => $"{endpoint}/{Path.GetFileName(d)}")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task answers_as_expected(string name)
    {
        var request = await File.ReadAllTextAsync(Path.Combine(Cases, name, "request.json"));

        using var response = await server.Running.PostAsync($"/{name.Split('/')[0]}?timeout=30s", request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Cases, name, "response.json")))!;
        var actual = Readable(JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        Assert.Equal(expected.ToJsonString(Indented), actual.ToJsonString(Indented));
    }

    private static JsonNode Readable(JsonNode review)
    {
        var response = review["response"]!.AsObject();
        if (response["patch"] is { } patch)
        {
            response["patch"] = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(patch.GetValue<string>())));
        }

        return review;
    }

    /// <summary>One server for all cases.</summary>
    public sealed class Server : IAsyncLifetime
    {
        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync(new ServerOptions { From = Path.Combine(Cases, "world") });

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}
