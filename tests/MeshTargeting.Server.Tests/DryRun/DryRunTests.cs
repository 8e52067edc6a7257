using System.Net;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.DryRun;

public sealed class DryRunTests(DryRunTests.Server server) : IClassFixture<DryRunTests.Server>
{
    private const string Yaml = "application/yaml";

    [Theory]
    [InlineData("application/yaml")]
    [InlineData("application/x-yaml")]
    [InlineData("text/yaml; charset=utf-8")]
    public async Task checks_the_manifests_of_the_body_with_lines_and_columns(string contentType)
    {
        var report = await AskAsync("/v1/check", $"# a comment\n{Manifests.Service("cart", port: 99999)}\n---\n{Manifests.Service("fine")}", contentType);

        Assert.Equal("CheckReport", (string)report["kind"]!);
        Assert.Equal(2, (int)report["summary"]!["resources"]!);
        var finding = report["findings"]!.AsArray().Single(f => (string)f!["severity"]! == "error")!;
        Assert.Equal(("MS204", "spec.ports[0].port", 9, 26), ((string)finding["code"]!, (string)finding["path"]!, (int)finding["line"]!, (int)finding["column"]!));
        Assert.Equal("", (string)finding["file"]!);
    }

    [Fact]
    public async Task reads_json_that_is_no_yaml()
    {
        var report = await AskAsync("/v1/check", "{\n\t\"type\": \"MeshService\",\n\t\"name\": \"cart\",\n\t\"spec\": {\n\t\t\"ports\": []\n\t}\n}", "application/json");

        Assert.Equal(["MS202", "MS904"], Codes(report));
    }

    [Fact]
    public async Task resolves_the_references_of_the_body_alone_unless_told_otherwise()
    {
        Assert.Equal("Unresolved", await StatusOfAsync("/v1/resolve"));
        Assert.Equal("Unresolved", await StatusOfAsync("/v1/resolve?overlay=false"));
        Assert.Equal("Resolved", await StatusOfAsync("/v1/resolve?overlay=true"));

        async Task<string> StatusOfAsync(string path) =>
            (string)(await AskAsync(path, Manifests.Timeout("backend")))["references"]!.AsArray().Single(r => (string)r!["refKind"]! == "MeshService")!["status"]!;
    }

    [Fact]
    public async Task judges_the_body_alone_where_it_is_laid_over_the_world()
    {
        var report = await AskAsync("/v1/check?overlay=true", Manifests.Timeout("backend"));

        Assert.Equal(1, (int)report["summary"]!["resources"]!);
        Assert.Empty(Codes(report));
    }

    [Fact]
    public async Task puts_the_body_in_the_place_of_what_the_world_holds()
    {
        var body = $"{Manifests.Service("backend").Replace("name: http", "name: web", StringComparison.Ordinal)}\n---\n{Manifests.Timeout("backend")}";

        Assert.Contains("MS301", Codes(await AskAsync("/v1/check?overlay=true", body)));
    }

    [Fact]
    public async Task tells_what_applying_the_body_would_change()
    {
        var report = await AskAsync("/v1/diff", Manifests.Service("backend").Replace("name: http", "name: web", StringComparison.Ordinal));

        Assert.Equal("DiffReport", (string)report["kind"]!);
        var change = report["changes"]!.AsArray().Single(c => (string)c!["type"]! == "Resource")!;
        Assert.Equal("backend", (string)change["cause"]!["resource"]!["name"]!);
        Assert.Contains("is now called web", (string)change["sentences"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_compare_half_of_what_it_cannot_read()
    {
        using var response = await server.Running.PostAsync("/v1/diff", "a: [", Yaml);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task reports_broken_yaml_as_a_finding_and_not_as_a_failure()
    {
        Assert.Equal(["MS001"], Codes(await AskAsync("/v1/check", "type: MeshService\n  name: [")));
    }

    [Fact]
    public async Task does_not_resolve_half_of_what_it_cannot_read()
    {
        using var response = await server.Running.PostAsync("/v1/resolve", $"{Manifests.Timeout("backend")}\n---\na: [", Yaml);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("MS001", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/check", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/v1/resolve", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/v1/check?overlay=perhaps", Yaml, HttpStatusCode.BadRequest)]
    public async Task refuses_what_it_does_not_understand(string path, string? contentType, HttpStatusCode status)
    {
        using var response = await server.Running.PostAsync(path, "a: b", contentType);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task refuses_a_body_of_more_than_3_mib()
    {
        using var response = await server.Running.PostAsync("/v1/check", new string('\n', (3 * 1024 * 1024) + 1), Yaml);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static IEnumerable<string> Codes(JsonNode report) => report["findings"]!.AsArray().Select(f => (string)f!["code"]!);

    private async Task<JsonNode> AskAsync(string path, string body, string contentType = Yaml)
    {
        using var response = await server.Running.PostAsync(path, body, contentType);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>One server for all requests, with a service in its World.</summary>
    public sealed class Server : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _folder.Write("backend.yaml", Manifests.Service("backend"));
            Running = await RunningServer.StartAsync(new ServerOptions { From = _folder.FullPath });
        }

        public async Task DisposeAsync() => await Running.DisposeAsync();

        public void Dispose() => _folder.Dispose();
    }
}
