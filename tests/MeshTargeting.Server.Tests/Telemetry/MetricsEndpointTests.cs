using System.Net;
using System.Text.RegularExpressions;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>What Prometheus gets, from the whole server over HTTP.</summary>
[Collection(UndisturbedMetrics.Name)]
public sealed partial class MetricsEndpointTests
{
    private const string Denied = """{"selector":{"dataplaneTags":{"app":"web"}},"ports":[{"port":0}]}""";

    [Fact]
    public async Task shows_what_came_of_reviews()
    {
        using var folder = new TemporaryFolder();
        folder.Write("web.yaml", Manifests.Service("web"));
        await using var server = await RunningServer.StartAsync(new ServerOptions { From = folder.FullPath });

        await ReviewAsync(server, "/validate", "MeshService", Denied);
        await ReviewAsync(server, "/validate", "Unheard", "{}");
        await ReviewAsync(server, "/mutate", "MeshService", """{"selector":{"dataplaneTags":{"app":"web"}},"ports":[{"port":80}]}""");
        using var refused = await server.PostAsync("/validate", "no review");

        var scrape = Scrape.Parse(await server.GetAsync("/metrics"));
        Assert.Equal("1", scrape.Value("meshservice_reviews_total", ("webhook", "validate"), ("kind", "MeshService"), ("operation", "CREATE"), ("outcome", "denied")));
        Assert.Equal("1", scrape.Value("meshservice_reviews_total", ("webhook", "validate"), ("kind", "other"), ("operation", "CREATE"), ("outcome", "allowed")));
        Assert.Equal("1", scrape.Value("meshservice_reviews_total", ("webhook", "mutate"), ("kind", "MeshService"), ("operation", "CREATE"), ("outcome", "allowed")));
        Assert.Equal(3, scrape.Samples.Count(s => s.Name == "meshservice_reviews_total"));
        Assert.Equal("2", scrape.Value("meshservice_review_duration_seconds_count", ("webhook", "validate")));
        Assert.Equal("0", scrape.Value("meshservice_reviews_in_flight"));
        Assert.Equal("1", scrape.Value("meshservice_world_resources"));
        Assert.Contains(scrape.Samples, s => s.Name == "meshservice_findings_total");
    }

    [Fact]
    public async Task is_what_docs_operations_lists()
    {
        var scrape = await ExportedMetrics.ScrapeAsync();

        var real = scrape.Types.Where(t => t.Key.StartsWith("meshservice_", StringComparison.Ordinal))
            .Select(t => $"{t.Key} {t.Value} {string.Join(", ", scrape.Labels(t.Key).Order(StringComparer.Ordinal))}".Trim());
        var listed = Row().Matches(await File.ReadAllTextAsync(Repository.PathOf("docs/operations.md")))
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["type"].Value} {string.Join(", ", LabelName().Matches(row.Groups["labels"].Value).Select(l => l.Groups[1].Value).Order(StringComparer.Ordinal))}".Trim());
        Assert.Equal(listed.Order(StringComparer.Ordinal), real.Order(StringComparer.Ordinal));
        Assert.Equal("86400", scrape.Value("meshservice_certificate_expiry_timestamp_seconds", ("certificate", "serving")));
        Assert.Equal("2", scrape.Value("meshservice_cache_age_seconds", ("kind", "Pod")));
        string[] others = ["target_info", "dotnet_", "http_server_", "kestrel_", "meshservice_"];
        Assert.All(scrape.Types.Keys, name => Assert.Contains(others, o => name.StartsWith(o, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.Forbidden)]
    public async Task is_open_unless_it_is_to_be_protected(bool isProtected, HttpStatusCode status)
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath, ProtectMetrics = isProtected },
            configure: builder => builder.Services.AddSingleton<IStartupFilter>(new FromAddress(IPAddress.Parse("10.0.0.1"))));

        using var response = await server.Client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
    }

    private static async Task ReviewAsync(RunningServer server, string path, string kind, string spec)
    {
        using var response = await server.PostAsync(path, Requests.Review(kind, spec));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [GeneratedRegex(@"^\| `(?<name>meshservice_\w+)` \| (?<type>\w+) \|(?<labels>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex LabelName();
}
