namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The product, installed once for the whole run: its CustomResourceDefinitions, a server, and the shipped webhooks, whose
/// failurePolicy is Fail here, so that no test passes because a review came to nothing.</summary>
public sealed class Product : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private MeshServiceServer? _server;
    private ShippedWebhooks? _webhooks;
    private Exception? _failure;

    /// <summary>The server that the webhooks of <see cref="NamespaceLabel"/> call. Its folder is <c>Manifests/World</c> at first.</summary>
    public MeshServiceServer Server => _server ?? throw NotInstalled();

    /// <summary>The webhooks that call <see cref="Server"/>.</summary>
    public ShippedWebhooks Webhooks => _webhooks ?? throw NotInstalled();

    /// <summary>The label, as <c>key=value</c>, of namespaces in which the webhooks are called.</summary>
    public string NamespaceLabel => Webhooks.NamespaceLabel;

    /// <summary>Installs it, unless that is done.</summary>
    /// <param name="apiServer">The API server.</param>
    /// <exception cref="InvalidOperationException">It failed, now or at the first attempt: there is no second.</exception>
    public async Task InstallAsync(ApiServer apiServer)
    {
        await _turn.WaitAsync();
        try
        {
            if (_failure is not null)
            {
                throw new InvalidOperationException($"The product could not be installed: {_failure.Message}", _failure);
            }

            if (_webhooks is null)
            {
                await InstallOnceAsync(apiServer);
            }
        }
        catch (Exception exception) when (_failure is null)
        {
            _failure = exception;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The files of the World that servers start with, by their names.</summary>
    public static IReadOnlyDictionary<string, string> World() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Manifests", "World"))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    /// <summary>Ends the server.</summary>
    public void Dispose()
    {
        _server?.Dispose();
        _turn.Dispose();
    }

    /// <summary>Installs the definitions of Kuma's kinds.</summary>
    /// <param name="apiServer">The API server.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task InstallDefinitionsAsync(ApiServer apiServer)
    {
        CommandResult definitions = await Programs.RunMeshserviceAsync("crds");
        if (!definitions.Succeeded)
        {
            throw new InvalidOperationException($"{definitions}");
        }

        CommandResult applied = await apiServer.Kubectl.ApplyAsync(definitions.Output, "--output=name");
        string[] names = applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await apiServer.WaitForDefinitionsAsync([.. names.Select(name => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..])]);
    }

    private async Task InstallOnceAsync(ApiServer apiServer)
    {
        await InstallDefinitionsAsync(apiServer);
        _server = await MeshServiceServer.StartAsync(apiServer.Authority, "meshservice-server", World());
        _webhooks = await ShippedWebhooks.InstallAsync(apiServer, _server.Address, "shared", failurePolicy: "Fail");
        string probe = await apiServer.CreateNamespaceAsync(NamespaceLabel);
        await _webhooks.WaitUntilCalledAsync(probe, _server.LogTail);
    }

    private static InvalidOperationException NotInstalled() => new("The product is not installed: InstallAsync comes first.");
}
