using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using k8s;
using MeshTargeting.EndToEnd.Harness;
using MeshTargeting.Reading;
using MeshTargeting.Server.Controllers;
using MeshTargeting.Server.Controllers.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ApiClient = MeshTargeting.Server.Cluster.ApiServer;

namespace MeshTargeting.EndToEnd.Controllers;

/// <summary>What controllers tell people, as kubectl shows it.</summary>
[Collection(SharedApiServer.Name)]
public sealed class EventTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task Kubectl_shows_what_is_told_and_how_often()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        await Kubectl.ApplyAsync("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"backend"},"spec":{"ports":[{"port":80}]}}""", "--namespace", ns);
        string service = (await Kubectl.RunAsync(["get", "service", "backend", "--namespace", ns, "--output", "json"])).Output;
        using ApiClient api = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(ApiServer.KubeconfigPath));
        using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using EventRecorder recorder = new(api, new ControllerMetrics(services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<EventRecorder>.Instance);
        var subject = Assert.Single(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(service)).Resources);

        await recorder.StartAsync(CancellationToken.None);
        recorder.Record(subject, EventType.Warning, "IgnoredUnsupportedPort", "Ignored unsupported ports: dns");
        recorder.Record(subject, EventType.Warning, "IgnoredUnsupportedPort", "Ignored unsupported ports: dns");
        await Poll.UntilAsync(async () => await CountAsync() == 2, TimeSpan.FromMinutes(1), () => "not told");
        await recorder.StopAsync(CancellationToken.None);

        string described = (await Kubectl.RunAsync(["describe", "service", "backend", "--namespace", ns])).Output;
        Assert.Matches("(?m)^ +Warning +IgnoredUnsupportedPort +[^ ]+ \\(x2 over [^)]+\\) +meshservice-server +Ignored unsupported ports: dns$", described);

        async Task<int> CountAsync()
        {
            CommandResult found = await Kubectl.RunAsync(["get", "events", "--namespace", ns, "--output", "json"]);
            return JsonElement.Parse(found.Output).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("count").GetInt32()).SingleOrDefault();
        }
    }
}
