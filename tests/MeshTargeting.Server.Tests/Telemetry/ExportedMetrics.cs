using System.Diagnostics.Metrics;
using System.Net;
using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Controllers;
using MeshTargeting.Server.Controllers.Cluster;
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
        ControllerMetrics? controllers = null;
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath },
            configure: builder => builder.Services.AddSingleton<IStartupFilter>(services =>
            {
                metrics = services.GetRequiredService<ServerMetrics>();
                controllers = new ControllerMetrics(services.GetRequiredService<IMeterFactory>());
                return new FromAddress(IPAddress.Loopback);
            }));
        metrics!.WatchCache(() => [new CacheReading("Pod", 3, TimeSpan.FromSeconds(2))]);
        metrics.CertificateInUse("serving", DateTimeOffset.UnixEpoch.AddDays(1));
        using var queue = new WriteQueue(MeshServiceSpec.Descriptor, _ => Task.FromResult<WriteOutcome>(WriteOutcome.Stale.Instance), new ControllerSettings(), TimeProvider.System);
        controllers!.Lead([queue]);
        controllers.Planned(TimeSpan.FromSeconds(0.01));
        controllers.Wrote(ServiceChange.Create(Service()), WriteOutcome.Stale.Instance);
        controllers.Told(EventOutcome.Written);
        using var response = await server.PostAsync("/validate", Requests.Review("MeshService", """{"selector":{"dataplaneTags":{"app":"web"}},"ports":[{"port":0}]}"""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Scrape.Parse(await server.GetAsync("/metrics"));
    }

    private static Resource<MeshServiceSpec> Service() =>
        new(MeshServiceSpec.Descriptor, new ResourceMetadata { Name = "backend" }, new MeshServiceSpec(), Envelope.Kubernetes);
}
