namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A server whose World is the cluster, and the shipped webhooks that call it, with failurePolicy Fail.</summary>
public sealed class LiveInstallation : IAsyncDisposable
{
    private readonly ShippedWebhooks _webhooks;

    private LiveInstallation(ClusterServer server, ShippedWebhooks webhooks)
    {
        Server = server;
        _webhooks = webhooks;
    }

    /// <summary>The server.</summary>
    public ClusterServer Server { get; }

    /// <summary>The label, as <c>key=value</c>, of the namespaces in which the webhooks are called.</summary>
    public string NamespaceLabel => _webhooks.NamespaceLabel;

    /// <summary>Installs it, and waits until the webhooks are called.</summary>
    /// <param name="apiServer">The cluster, Kuma's definitions in it.</param>
    /// <param name="instance">A name that no other installation has.</param>
    /// <param name="options">Further arguments of the server.</param>
    public static async Task<LiveInstallation> StartAsync(ApiServer apiServer, string instance, params string[] options)
    {
        ClusterServer server = await ClusterServer.StartAsync(apiServer, $"meshservice-server-{instance}", null, options);
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(apiServer, server.Address, instance, failurePolicy: "Fail");
        string probe = await apiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);
        await webhooks.WaitUntilCalledAsync(probe, server.LogTail);
        return new LiveInstallation(server, webhooks);
    }

    /// <summary>Takes the webhooks away, for they look at objects outside of namespaces, too, and ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _webhooks.UninstallAsync();
        Server.Dispose();
    }
}
