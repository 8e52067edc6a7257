using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>What the World makes of faults of the API server and of the way to it. On an API server of its own, which nobody else may use
/// meanwhile.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterFaultTests(ApiServer apiServer) : IClassFixture<ApiServer>
{
    private const string Name = "Faults of an API server";

    private Kubectl Kubectl => apiServer.Kubectl;

    [EnvTestFact]
    public async Task An_API_server_that_is_restarted_is_followed_further()
    {
        string ns = await PrepareAsync();
        using ClusterServer server = await ClusterServer.StartAsync(apiServer, "meshservice-server-restarted");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        await apiServer.RestartAsync();
        Assert.True(await server.KnowsAsync("before", ns));

        await ApplyAsync("after", ns);
        await server.UntilAsync(() => server.KnowsAsync("after", ns));
        Assert.True(await server.KnowsAsync("before", ns));
    }

    [EnvTestFact]
    public async Task A_watch_that_is_cut_silently_is_noticed()
    {
        string ns = await PrepareAsync();
        using var relay = new StallingRelay(apiServer.Address);
        using ClusterServer server =
            await ClusterServer.StartAsync(apiServer, "meshservice-server-cut", apiServer.WriteKubeconfig(relay.Address), "--watch-silence", "12");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        relay.Stall();
        await ApplyAsync("after", ns);

        await server.UntilAsync(() => server.KnowsAsync("after", ns));
    }

    [EnvTestFact]
    public async Task A_definition_that_is_deleted_while_watched_takes_its_objects_along_and_is_picked_up_again()
    {
        string ns = await PrepareAsync();
        using ClusterServer server = await ClusterServer.StartAsync(apiServer, "meshservice-server-undefined");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        await Kubectl.RunAsync(["delete", "crd", "meshservices.kuma.io"]);
        await server.UntilAsync(async () => !await server.KnowsAsync("before", ns));

        await Product.InstallDefinitionsAsync(apiServer);
        await ApplyAsync("after", ns);
        await server.UntilAsync(() => server.KnowsAsync("after", ns));
        Assert.False(await server.KnowsAsync("before", ns));
    }

    [EnvTestFact]
    public async Task An_etcd_that_is_paused_leaves_the_World_as_it_was()
    {
        string ns = await PrepareAsync();
        using ClusterServer server = await ClusterServer.StartAsync(apiServer, "meshservice-server-paused");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        apiServer.SuspendEtcd();
        try
        {
            Assert.True(await server.KnowsAsync("before", ns));
            Assert.True((await server.ReadinessAsync()).GetProperty("ready").GetBoolean());
        }
        finally
        {
            apiServer.ResumeEtcd();
        }

        await ApplyAsync("after", ns);
        await server.UntilAsync(() => server.KnowsAsync("after", ns));
    }

    /// <summary>Installs the definitions, which an earlier test may have done, and makes a namespace.</summary>
    private async Task<string> PrepareAsync()
    {
        await Product.InstallDefinitionsAsync(apiServer);
        return await apiServer.CreateNamespaceAsync();
    }

    private Task<CommandResult> ApplyAsync(string name, string ns) => Kubectl.ApplyAsync(ClusterServer.MeshService(name), "--namespace", ns);
}
