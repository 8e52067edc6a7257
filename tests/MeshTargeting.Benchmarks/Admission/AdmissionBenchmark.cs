using System.Globalization;
using System.Net;
using MeshTargeting.Server;
using MeshTargeting.Server.Options;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>
/// Reviews on a large World, against a webhook that reads the review and allows it, on the same web server in the same run: over plain
/// HTTP/1.1, or as API servers send them, over TLS and HTTP/2 on one connection.
/// </summary>
internal static class AdmissionBenchmark
{
    private const int Services = 10_000;
    private const int Policies = 2_000;
    private const int Senders = 8;
    private const int Requests = 20_000;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(bool tls)
    {
        using var world = new AdmissionWorld(Services, Policies);
        using var certificate = new TestCertificate();
        var scheme = tls ? "https" : "http";
        await using var server = ServerApp.Create(
            new ServerOptions { From = world.Folder, Urls = $"{scheme}://127.0.0.1:0" },
            builder =>
            {
                builder.Logging.ClearProviders();
                certificate.Configure(builder);
            });
        await using var floor = AllowEverything.Create(builder =>
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.UseUrls($"{scheme}://127.0.0.1:0");
            certificate.Configure(builder);
        });
        await server.StartAsync();
        await floor.StartAsync();
        using var client = new HttpClient(certificate.Trusting(Senders));
        if (tls)
        {
            client.DefaultRequestVersion = HttpVersion.Version20;
            client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        var load = new LoadGenerator(client, Reviews.Create(Policies), Senders);
        await load.ReadyAsync(server.Urls.First());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"World of {Services:N0} MeshServices, {Policies:N0} policies, {Services:N0} proxies; {(tls ? "TLS, HTTP/2, one connection" : "HTTP/1.1")}, {Senders} senders, {Requests:N0} reviews a round, {Environment.ProcessorCount} cores shared with the client"));

        var (allow, validate, mutate) = (new Measured(), new Measured(), new Measured());
        for (var round = -1; round < Rounds; round++)
        {
            await load.RunAsync(floor.Urls.First() + AllowEverything.Path, Requests, round < 0 ? null : allow);
            await load.RunAsync(server.Urls.First() + "/validate?timeout=10s", Requests, round < 0 ? null : validate);
            await load.RunAsync(server.Urls.First() + "/mutate?timeout=10s", Requests, round < 0 ? null : mutate);
        }

        Console.WriteLine(allow.Line("allow everything", allow));
        Console.WriteLine(validate.Line("/validate", allow));
        Console.WriteLine(mutate.Line("/mutate", allow));
        return 0;
    }
}
