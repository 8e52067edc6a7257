namespace MeshTargeting.EndToEnd.Harness;

/// <summary>What the tests of the installed product have in common.</summary>
/// <param name="apiServer">The API server that the tests share.</param>
/// <param name="product">The product, which the first of the tests installs.</param>
public abstract class ProductTests(ApiServer apiServer, Product product) : IAsyncLifetime
{
    /// <summary>The API server.</summary>
    protected ApiServer ApiServer { get; } = apiServer;

    /// <summary>The product.</summary>
    protected Product Product { get; } = product;

    /// <summary>kubectl as a user who may do everything.</summary>
    protected Kubectl Kubectl => ApiServer.Kubectl;

    /// <inheritdoc/>
    public Task InitializeAsync() => Product.InstallAsync(ApiServer);

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Makes a namespace in which the webhooks are called.</summary>
    /// <returns>Its name.</returns>
    protected Task<string> CreateNamespaceAsync() => ApiServer.CreateNamespaceAsync(Product.NamespaceLabel);

    /// <summary>Makes a namespace in which no webhook is called.</summary>
    /// <returns>Its name.</returns>
    protected Task<string> CreateNamespaceWithoutWebhooksAsync() => ApiServer.CreateNamespaceAsync();

    /// <summary>Reads a MeshService as JSON.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ns">Its namespace.</param>
    protected Task<System.Text.Json.JsonElement> GetMeshServiceAsync(string name, string ns) =>
        Kubectl.GetAsync("meshservices.kuma.io", name, ns);

    /// <summary>Whether an object is stored.</summary>
    /// <param name="resource">The resource's name with its group, such as <c>meshservices.kuma.io</c>.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="ns">Its namespace.</param>
    protected async Task<bool> IsStoredAsync(string resource, string name, string ns)
    {
        CommandResult found = await Kubectl.RunAsync(["get", resource, name, "--namespace", ns, "--ignore-not-found", "--output", "name"]);
        return found.Output.Length > 0;
    }
}
