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

    [EnvTestFact]
    public async Task The_metrics_tell_how_many_objects_there_are_and_how_old_that_is()
    {
        using ClusterServer server = await ClusterServer.StartAsync(ApiServer, "meshservice-server-metrics");
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        CommandResult listed = await Kubectl.RunAsync(["get", "msvc", "--all-namespaces", "--output", "name"]);
        int before = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

        await Kubectl.ApplyAsync(ClusterServer.MeshService("backend"), "--namespace", ns);
        await server.UntilAsync(() => server.KnowsAsync("backend", ns));
        string metrics = await server.MetricsAsync();

        Assert.Contains($"meshservice_cache_objects{{kind=\"MeshService\"}} {before + 1}\n", metrics, StringComparison.Ordinal);
        Assert.Matches("(?m)^meshservice_cache_age_seconds\\{kind=\"MeshService\"\\} [0-9.]+$", metrics);
        Assert.Matches("(?m)^meshservice_fallbacks_total\\{reason=\"lookup_failed\"\\} 0$", metrics);
    }
}
