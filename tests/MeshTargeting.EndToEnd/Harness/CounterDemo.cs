namespace MeshTargeting.EndToEnd.Harness;

/// <summary>
/// The manifests of <c>Manifests/Demo</c> in the cluster, a server whose World is that cluster, and the shipped webhooks that
/// call it.
/// </summary>
/// <param name="apiServer">The cluster.</param>
/// <param name="product">Whose definitions are installed.</param>
public sealed class CounterDemo(ApiServer apiServer, Product product) : IAsyncLifetime
{
    private ClusterServer? _server;
    private ShippedWebhooks? _webhooks;

    /// <summary>The folder of the manifests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Manifests", "Demo");

    /// <summary>The namespace of everything in them.</summary>
    public const string Namespace = "counter";

    /// <summary>The server.</summary>
    public ClusterServer Server => _server ?? throw new InvalidOperationException("The demo is not installed.");

    /// <summary>What came of applying all of it at once, for the first time.</summary>
    public CommandResult FirstApply { get; private set; } = new("", -1, "", "");

    /// <summary>Installs it.</summary>
    public async Task InitializeAsync()
    {
        if (EnvTestBinaries.Find(out _) is null)
        {
            return;
        }

        await product.InstallAsync(apiServer);
        _server = await ClusterServer.StartAsync(apiServer, "meshservice-server-demo");
        _webhooks = await ShippedWebhooks.InstallAsync(apiServer, _server.Address, "demo", failurePolicy: "Fail");
        string probe = await apiServer.CreateNamespaceAsync(_webhooks.NamespaceLabel);
        await _webhooks.WaitUntilCalledAsync(probe, _server.LogTail);
        FirstApply = await ApplyAsync();
    }

    /// <summary><c>kubectl apply</c> of the whole folder.</summary>
    /// <param name="options">Further arguments.</param>
    public Task<CommandResult> ApplyAsync(params string[] options) => apiServer.Kubectl.TryRunAsync(["apply", "-f", Folder, .. options]);

    /// <summary>Takes the webhooks away, for they look at objects outside of namespaces, too, and ends the server.</summary>
    public async Task DisposeAsync()
    {
        if (_webhooks is not null)
        {
            await _webhooks.UninstallAsync();
        }

        _server?.Dispose();
    }
}
