using System.Net;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>What a server exports to which everything has happened that is measured.</summary>
internal static class ExportedMetrics
{
    public static async Task<Scrape> ScrapeAsync()
    {
        using var folder = new TemporaryFolder();
        ServerMetrics? metrics = null;
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath },
            configure: builder => builder.Services.AddSingleton<IStartupFilter>(services =>
            {
                metrics = services.GetRequiredService<ServerMetrics>();
                return new FromAddress(IPAddress.Loopback);
            }));
        metrics!.WatchCache(() => [new CacheReading("Pod", 3, TimeSpan.FromSeconds(2))]);
        metrics.CertificateInUse("serving", DateTimeOffset.UnixEpoch.AddDays(1));
        using var response = await server.PostAsync("/validate", Requests.Review("MeshService", """{"selector":{"dataplaneTags":{"app":"web"}},"ports":[{"port":0}]}"""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Scrape.Parse(await server.GetAsync("/metrics"));
    }
}
