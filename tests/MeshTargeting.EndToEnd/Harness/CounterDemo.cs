namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The manifests of <c>Manifests/Demo</c> in a cluster that is the World of a server with webhooks.</summary>
/// <param name="apiServer">The cluster.</param>
/// <param name="product">Whose definitions are installed.</param>
public sealed class CounterDemo(ApiServer apiServer, Product product) : IAsyncLifetime
{
    private LiveInstallation? _installation;

    /// <summary>The folder of the manifests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Manifests", "Demo");

    /// <summary>The namespace of everything in them.</summary>
    public const string Namespace = "counter";

    /// <summary>The server.</summary>
    public ClusterServer Server => _installation?.Server ?? throw new InvalidOperationException("The demo is not installed.");

    /// <summary>What came of applying all of it at once, for the first time.</summary>
    public CommandResult FirstApply { get; private set; } = new("", -1, "", "");

    /// <summary>Installs it.</summary>
    public async Task InitializeAsync()
    {
        if (EnvTestBinaries.Find(out _) is not null)
        {
            await product.InstallAsync(apiServer);
            _installation = await LiveInstallation.StartAsync(apiServer, "demo");
            FirstApply = await ApplyAsync();
        }
    }

    /// <summary><c>kubectl apply</c> of the whole folder.</summary>
    /// <param name="options">Further arguments.</param>
    public Task<CommandResult> ApplyAsync(params string[] options) => apiServer.Kubectl.TryRunAsync(["apply", "-f", Folder, .. options]);

    /// <summary>Ends the server.</summary>
    public async Task DisposeAsync()
    {
        if (_installation is not null)
        {
            await _installation.DisposeAsync();
        }
    }
}
