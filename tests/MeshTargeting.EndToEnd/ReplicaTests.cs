using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Two replicas, of which one goes while objects are applied without a pause.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ReplicaTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private const int Appliers = 4;
    private const int AppliesAfterwards = 5;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private int _applied;

    /// <summary>failurePolicy Fail: not a single review may be lost while a replica is rolled.</summary>
    [EnvTestFact]
    public async Task A_replica_that_is_told_to_stop_fails_no_apply() =>
        Assert.All(await ApplyWhileAsync("rolled", failurePolicy: "Fail", replica => replica.Terminate()), applied => Assert.Empty(applied.Failed));

    /// <summary>failurePolicy as shipped: a review that is under way when a process is killed comes to nothing, and the apply does not.</summary>
    [EnvTestFact]
    public async Task A_replica_that_is_killed_fails_no_apply() =>
        Assert.All(await ApplyWhileAsync("killed", failurePolicy: null, replica => replica.Dispose()), applied => Assert.Empty(applied.Failed));

    /// <summary>
    /// failurePolicy Fail: nobody can save a review that is under way when a process is killed, nor one that is sent there before the Service
    /// leaves it out. So of each applier one apply fails at most, and not again.
    /// </summary>
    [EnvTestFact]
    public async Task Where_nothing_may_go_unjudged_a_replica_that_is_killed_fails_what_is_under_way_and_that_once() =>
        Assert.All(await ApplyWhileAsync("killed-enforcing", failurePolicy: "Fail", replica => replica.Dispose()), applied =>
        {
            Assert.InRange(applied.Failed.Count, 0, 1);
            Assert.All(applied.Failed, failed => Assert.Contains("failed calling webhook", failed.Error, StringComparison.Ordinal));
            Assert.All(applied.Again, again => Assert.True(again.Succeeded, $"{again}"));
        });

    /// <returns>What came of the applies of each applier.</returns>
    private async Task<IReadOnlyList<Applied>> ApplyWhileAsync(string instance, string? failurePolicy, Action<MeshServiceServer> end)
    {
        using MeshServiceServer first = await StartAsync($"{instance}-1");
        using MeshServiceServer second = await StartAsync($"{instance}-2");
        using var service = new ServiceRelay(ApiServer.Authority, first.Address, second.Address);
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(ApiServer, service.Address, instance, failurePolicy);
        string ns = await ApiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);
        await webhooks.WaitUntilCalledAsync(ns, first.LogTail);
        using var over = new CancellationTokenSource();

        // The API server keeps to one connection, so whichever replica that leads to is the one that has to go.
        int serving = service.Connections[0] > service.Connections[1] ? 0 : 1;
        MeshServiceServer victim = serving == 0 ? first : second;
        Task LeftOutAsync() => Poll.UntilAsync(() => Task.FromResult(!service.IsReady(serving)), Deadline, () => "the Service never leaves it out");
        Task<Applied>[] appliers = [.. Enumerable.Range(0, Appliers).Select(number => ApplyUntilAsync(ns, number, LeftOutAsync, over.Token))];

        // In the midst of it all, and not before the first has begun.
        await Poll.UntilAsync(() => Task.FromResult(Volatile.Read(ref _applied) >= 2 * Appliers), Deadline, () => "nothing is applied");
        end(victim);
        await Poll.UntilAsync(() => Task.FromResult(victim.HasExited), Deadline, () => $"it does not end: {victim.LogTail()}");
        await over.CancelAsync();
        Applied[] results = await Task.WhenAll(appliers);
        CommandResult judged = await Kubectl.TryApplyAsync(MeshService("judged", 0), "--namespace", ns);
        await webhooks.UninstallAsync();

        Assert.Contains("MS204", judged.Error, StringComparison.Ordinal);
        return results;
    }

    private Task<MeshServiceServer> StartAsync(string name) =>
        MeshServiceServer.StartAsync(ApiServer.Authority, $"meshservice-server-{name}", Product.World(), "--drain", "2s");

    private async Task<Applied> ApplyUntilAsync(string ns, int applier, Func<Task> leftOut, CancellationToken over)
    {
        var applied = new Applied([], []);
        int left = AppliesAfterwards;
        for (int number = 0; left > 0; number++)
        {
            left -= over.IsCancellationRequested ? 1 : 0;
            string manifest = MeshService($"a{applier}-{number}", 80);
            CommandResult result = await Kubectl.TryApplyAsync(manifest, "--namespace", ns);
            Interlocked.Increment(ref _applied);
            if (!result.Succeeded)
            {
                applied.Failed.Add(result);
                await leftOut();
                applied.Again.Add(await Kubectl.TryApplyAsync(manifest, "--namespace", ns));
            }
        }

        return applied;
    }

    /// <summary>What came of the applies of one applier.</summary>
    /// <param name="Failed">Those that failed.</param>
    /// <param name="Again">What came of these when they were applied again.</param>
    private sealed record Applied(List<CommandResult> Failed, List<CommandResult> Again);

    private static string MeshService(string name, int port) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}}
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{port: {{port}}}]}
        """;
}
