using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The webhooks as they are shipped, failurePolicy included, when their server fails: the cluster works on without them.</summary>
[Collection(SharedApiServer.Name)]
public sealed class FailureTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [EnvTestFact]
    public async Task A_server_that_is_gone_stops_nothing()
    {
        using MeshServiceServer server =
            await MeshServiceServer.StartAsync(ApiServer.Authority, "meshservice-server-gone", Product.World());
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(ApiServer, server.Address, "gone");
        string ns = await ApiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);
        await webhooks.WaitUntilCalledAsync(ns, server.LogTail);

        server.Dispose();
        CommandResult created = await TryApplyAsync(ns, "backend", "{port: 80}");
        CommandResult updated = await TryApplyAsync(ns, "backend", "{port: 99999}");
        CommandResult deleted = await Kubectl.TryRunAsync(["delete", "msvc", "backend", "--namespace", ns]);
        await webhooks.UninstallAsync();

        Assert.True(created.Succeeded, $"{created}");
        Assert.False(TargetPort(created).HasValue);
        Assert.True(updated.Succeeded, $"{updated}");
        Assert.True(deleted.Succeeded, $"{deleted}");
    }

    [EnvTestFact]
    public async Task Where_nothing_may_go_unjudged_a_server_that_is_gone_stops_Kumas_kinds_alone_until_the_webhooks_are_deleted()
    {
        using MeshServiceServer server =
            await MeshServiceServer.StartAsync(ApiServer.Authority, "meshservice-server-gone-enforcing", Product.World());
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(ApiServer, server.Address, "gone-enforcing", failurePolicy: "Fail");
        string ns = await ApiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);
        await webhooks.WaitUntilCalledAsync(ns, server.LogTail);

        server.Dispose();
        CommandResult refused = await TryApplyAsync(ns, "backend", "{port: 80}");
        CommandResult other = await Kubectl.TryRunAsync(["create", "configmap", "other", "--namespace", ns]);
        await webhooks.UninstallAsync();
        CommandResult? last = null;
        await Poll.UntilAsync(
            async () => (last = await TryApplyAsync(ns, "backend", "{port: 80}")).Succeeded, Deadline, () => $"it is never accepted: {last}");

        Assert.Contains("failed calling webhook \"mutate.meshservice.io\"", refused.Error, StringComparison.Ordinal);
        Assert.True(other.Succeeded, $"{other}");
    }

    [EnvTestFact]
    public async Task A_server_that_never_answers_stops_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(ApiServer, address, "silent");
        string ns = await ApiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);

        // Once the API server heeds the webhooks, it connects, and waits for an answer as long as they are given.
        CommandResult? last = null;
        await Poll.UntilAsync(
            async () =>
            {
                last = await TryApplyAsync(ns, "backend", "{port: 99999}");
                return silent.Pending();
            },
            Deadline,
            () => $"the API server never connects: {last}");
        await webhooks.UninstallAsync();

        Assert.True(last!.Succeeded, $"{last}");
        Assert.True(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    private static int? TargetPort(CommandResult applied) =>
        JsonElement.Parse(applied.Output).GetProperty("spec").GetProperty("ports")[0].TryGetProperty("targetPort", out JsonElement port)
            ? port.GetInt32()
            : null;

    private Task<CommandResult> TryApplyAsync(string ns, string name, string port) => Kubectl.TryApplyAsync(
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}}
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{{port}}]}
        """,
        "--namespace",
        ns,
        "--output",
        "json");
}
