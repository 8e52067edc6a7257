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

        await Kubectl.ApplyAsync(ClusterServer.MeshService("backend"), "--namespace", ns);
        await server.UntilAsync(() => server.KnowsAsync("backend", ns));

        // What a change changes is the mesh, for that is seen in the path.
        await Kubectl.RunAsync(["label", "msvc", "backend", "kuma.io/mesh=other", "--namespace", ns]);
        await server.UntilAsync(() => server.KnowsAsync("backend", ns, "other"));
        Assert.False(await server.KnowsAsync("backend", ns));

        await Kubectl.RunAsync(["delete", "msvc", "backend", "--namespace", ns]);
        await server.UntilAsync(async () => !await server.KnowsAsync("backend", ns, "other"));
    }
}
