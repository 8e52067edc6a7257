using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Server;
using MeshTargeting.Server.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Benchmarks;

/// <summary>Reviews over HTTP on a large World, against a webhook that reads the review and allows it, on the same Kestrel.</summary>
internal static class AdmissionBenchmark
{
    private const int Services = 10_000;
    private const int Policies = 2_000;
    private const int Connections = 8;
    private const int Requests = 20_000;
    private const int Rounds = 3;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("meshservice-benchmark-");
        try
        {
            WriteWorld(folder.FullName);
            await using var server = ServerApp.Create(
                new ServerOptions { From = folder.FullName, Urls = "http://127.0.0.1:0" },
                builder => builder.Logging.ClearProviders());
            await using var floor = AllowEverything();
            await server.StartAsync();
            await floor.StartAsync();
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
            await ReadyAsync(client, server.Urls.First());

            var reviews = Enumerable.Range(0, 1000).Select(Review).ToArray();
            Console.WriteLine(Invariant($"World of {Services:N0} MeshServices, {Policies:N0} policies, {Services:N0} proxies; {Connections} connections, {Requests:N0} reviews a round, {Environment.ProcessorCount} cores shared with the client"));

            var allow = new Measured();
            var validate = new Measured();
            var mutate = new Measured();
            for (var round = -1; round < Rounds; round++)
            {
                await LoadAsync(client, floor.Urls.First() + "/allow", reviews, round < 0 ? null : allow);
                await LoadAsync(client, server.Urls.First() + "/validate", reviews, round < 0 ? null : validate);
                await LoadAsync(client, server.Urls.First() + "/mutate", reviews, round < 0 ? null : mutate);
            }

            Print("allow everything", allow, allow);
            Print("/validate", validate, allow);
            Print("/mutate", mutate, allow);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteWorld(string folder)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Services; i++)
        {
            text.Append("---\n").Append(Manifests.MeshService(i)).Append("---\n").Append(Manifests.Dataplane(i));
            if (i < Policies)
            {
                text.Append("---\n").Append(Manifests.Policy(i));
            }

            // A file is at most 3 MiB; these stay well below.
            if (i % 1000 == 999)
            {
                File.WriteAllText(Path.Combine(folder, Invariant($"{i / 1000:d2}.yaml")), text.ToString());
                text.Clear();
            }
        }
    }

    private static WebApplication AllowEverything()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/allow", async (HttpContext context) =>
        {
            using var review = await JsonDocument.ParseAsync(context.Request.Body);
            var uid = review.RootElement.GetProperty("request").GetProperty("uid").GetString();
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                $$$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"{{{uid}}}","allowed":true}}""");
        });
        return app;
    }

    private static async Task ReadyAsync(HttpClient client, string url)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            using var response = await client.GetAsync(url + "/readyz", deadline.Token);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    /// <summary>Half MeshServices, half policies: what the webhook sees when a repository is applied.</summary>
    private static byte[] Review(int index)
    {
        var service = index * 7 % Policies;
        var json = index % 2 == 0 ? MeshService(service) : MeshTimeout(service);
        var kind = index % 2 == 0 ? "MeshService" : "MeshTimeout";
        var plural = index % 2 == 0 ? "meshservices" : "meshtimeouts";
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"{{{index}}}",
            "kind":{"group":"kuma.io","version":"v1alpha1","kind":"{{{kind}}}"},
            "resource":{"group":"kuma.io","version":"v1alpha1","resource":"{{{plural}}}"},
            "operation":"CREATE","namespace":"{{{Manifests.NamespaceOf(service)}}}","userInfo":{"username":"kubernetes-admin"},
            "object":{{{json}}}}}
            """);
    }

    private static string MeshService(int service) => new JsonObject
    {
        ["apiVersion"] = "kuma.io/v1alpha1",
        ["kind"] = "MeshService",
        ["metadata"] = new JsonObject
        {
            ["name"] = Invariant($"service-{service:d5}"),
            ["namespace"] = Manifests.NamespaceOf(service),
            ["labels"] = new JsonObject { ["kuma.io/mesh"] = "default" },
        },
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["dataplaneTags"] = new JsonObject { ["app"] = Invariant($"service-{service:d5}") } },
            ["ports"] = new JsonArray(
                new JsonObject { ["name"] = "http", ["port"] = 80, ["appProtocol"] = "http" },
                new JsonObject { ["name"] = "metrics", ["port"] = 9090, ["targetPort"] = 9090, ["appProtocol"] = "http" }),
        },
    }.ToJsonString();

    private static string MeshTimeout(int service) => new JsonObject
    {
        ["apiVersion"] = "kuma.io/v1alpha1",
        ["kind"] = "MeshTimeout",
        ["metadata"] = new JsonObject
        {
            ["name"] = Invariant($"review-{service:d5}"),
            ["namespace"] = Manifests.NamespaceOf(service),
            ["labels"] = new JsonObject { ["kuma.io/mesh"] = "default" },
        },
        ["spec"] = new JsonObject
        {
            ["to"] = new JsonArray(new JsonObject
            {
                ["targetRef"] = new JsonObject { ["kind"] = "MeshService", ["name"] = Invariant($"service-{service:d5}"), ["sectionName"] = "http" },
                ["default"] = new JsonObject { ["http"] = new JsonObject { ["requestTimeout"] = "3s" } },
            }),
        },
    }.ToJsonString();

    private static async Task LoadAsync(HttpClient client, string url, byte[][] reviews, Measured? measured)
    {
        var next = -1;
        var latencies = new double[Requests];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < Requests; i = Interlocked.Increment(ref next))
            {
                using var body = new ByteArrayContent(reviews[i % reviews.Length]);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                var sent = Stopwatch.GetTimestamp();
                using var response = await client.PostAsync(url, body);
                await response.Content.ReadAsByteArrayAsync();
                latencies[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                response.EnsureSuccessStatusCode();
            }
        })));
        measured?.Add(latencies, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static void Print(string name, Measured measured, Measured floor) => Console.WriteLine(Invariant(
        $"{name,-18} {measured.Throughput,8:N0} reviews/s   {measured.Throughput / floor.Throughput:F2} x   p50 {Statistics.Median(measured.Latencies):F2} ms   p99 {Statistics.Quantile(measured.Latencies, 0.99):F2} ms"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Measured
    {
        private double _seconds;

        public List<double> Latencies { get; } = [];

        public double Throughput => Latencies.Count / _seconds;

        public void Add(double[] latencies, double seconds)
        {
            Latencies.AddRange(latencies);
            _seconds += seconds;
        }
    }
}
