using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The live state of a cluster as the server's World (<c>--cluster</c>).</summary>
[Collection(SharedApiServer.Name)]
public sealed class LiveWorldTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task Objects_come_change_and_go_in_the_World()
    {
        using ClusterServer server = await ClusterServer.StartAsync(ApiServer, "meshservice-server-cluster");
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        Assert.False(await server.KnowsAsync("backend", ns));

        await Kubectl.ApplyAsync(ClusterServer.MeshService("backend", "first.mesh"), "--namespace", ns);
        await server.UntilAsync(() => server.KnowsAsync("backend", ns));
        await server.UntilAsync(async () => (await server.HostnamesAsync("backend", ns)).Contains("first.mesh", StringComparison.Ordinal));

        await Kubectl.ApplyAsync(ClusterServer.MeshService("backend", "second.mesh"), "--namespace", ns);
        await server.UntilAsync(async () => (await server.HostnamesAsync("backend", ns)).Contains("second.mesh", StringComparison.Ordinal));

        await Kubectl.RunAsync(["delete", "msvc", "backend", "--namespace", ns]);
        await server.UntilAsync(async () => !await server.KnowsAsync("backend", ns));
    }
}
