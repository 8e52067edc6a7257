using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Two replicas, of which one goes while objects are applied without a pause.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ReplicaTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private const int Appliers = 4;
    private const int AppliesAfterwards = 5;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>failurePolicy Fail: not a single review may be lost while a replica is rolled.</summary>
    [EnvTestFact]
    public async Task A_replica_that_is_told_to_stop_fails_no_apply() =>
        await ApplyWhileAsync("rolled", failurePolicy: "Fail", replica => replica.Terminate());

    /// <summary>failurePolicy as shipped: a review that is under way when a process is killed comes to nothing, and the apply does not.</summary>
    [EnvTestFact]
    public async Task A_replica_that_is_killed_fails_no_apply() =>
        await ApplyWhileAsync("killed", failurePolicy: null, replica => replica.Dispose());

    private async Task ApplyWhileAsync(string instance, string? failurePolicy, Action<MeshServiceServer> end)
    {
        using MeshServiceServer first = await StartAsync($"{instance}-1");
        using MeshServiceServer second = await StartAsync($"{instance}-2");
        using var service = new ServiceRelay(ApiServer.Authority, first.Address, second.Address);
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(ApiServer, service.Address, instance, failurePolicy);
        string ns = await ApiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);
        await webhooks.WaitUntilCalledAsync(ns, first.LogTail);
        using var over = new CancellationTokenSource();

        Task<CommandResult[]>[] appliers = [.. Enumerable.Range(0, Appliers).Select(number => ApplyUntilAsync(ns, number, over.Token))];

        // The API server keeps to one connection, so whichever replica that leads to is the one that has to go.
        MeshServiceServer serving = service.Connections[0] > service.Connections[1] ? first : second;
        end(serving);
        await Poll.UntilAsync(() => Task.FromResult(serving.HasExited), Deadline, () => $"it does not end: {serving.LogTail()}");
        await over.CancelAsync();
        CommandResult[][] results = await Task.WhenAll(appliers);
        CommandResult judged = await Kubectl.TryApplyAsync(MeshService("judged", 0), "--namespace", ns);
        await webhooks.UninstallAsync();

        Assert.All(results.SelectMany(r => r), result => Assert.True(result.Succeeded, $"{result}"));
        Assert.Contains("MS204", judged.Error, StringComparison.Ordinal);
    }

    private Task<MeshServiceServer> StartAsync(string name) =>
        MeshServiceServer.StartAsync(ApiServer.Authority, $"meshservice-server-{name}", Product.World(), "--drain", "2s");

    private async Task<CommandResult[]> ApplyUntilAsync(string ns, int applier, CancellationToken over)
    {
        var results = new List<CommandResult>();
        int left = AppliesAfterwards;
        while (left > 0)
        {
            left -= over.IsCancellationRequested ? 1 : 0;
            results.Add(await Kubectl.TryApplyAsync(MeshService($"a{applier}-{results.Count}", 80), "--namespace", ns));
        }

        return [.. results];
    }

    private static string MeshService(string name, int port) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}}
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{port: {{port}}}]}
        """;
}
