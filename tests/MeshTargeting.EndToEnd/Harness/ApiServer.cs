using System.Net;
using System.Text.Json.Nodes;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A real Kubernetes API server with its etcd, on loopback, for one run of the tests. Nothing else of a cluster
/// runs: no controllers (so no garbage collection, no EndpointSlices, and a deleted namespace stays in phase Terminating),
/// no scheduler, no nodes.</summary>
public sealed class ApiServer : IAsyncLifetime, IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);

    private readonly List<ChildProcess> _processes = [];
    private ApiServerFiles? _files;
    private IssuedCertificate? _admin;
    private Kubectl? _kubectl;
    private int _etcdPort;
    private int _namespaces;

    /// <summary>The authority that the server trusts for its clients, and by which it is trusted itself. Webhooks under
    /// test get their certificates here too.</summary>
    public CertificateAuthority Authority { get; } = new("envtest");

    /// <summary>kubectl as a user who may do everything.</summary>
    public Kubectl Kubectl => _kubectl ?? throw NotRunning();

    /// <summary>Where the server listens, such as <c>https://127.0.0.1:34567/</c>.</summary>
    public Uri Address { get; private set; } = new("https://127.0.0.1/");

    /// <summary>Path of a kubeconfig for the same user as <see cref="Kubectl"/>, for programs under test that read
    /// <c>KUBECONFIG</c>.</summary>
    public string KubeconfigPath => _files?.Kubeconfig ?? throw NotRunning();

    /// <summary>Starts the server and waits until it is ready. Does nothing where the programs are missing, for then every
    /// test that would need them is skipped.</summary>
    /// <exception cref="InvalidOperationException">It could not be started; the message has the end of the logs.</exception>
    public async Task InitializeAsync()
    {
        if (EnvTestBinaries.Find(out string whyNot) is not { } binaries)
        {
            if (EnvTestFactAttribute.IsRequired)
            {
                throw new InvalidOperationException(whyNot);
            }

            return;
        }

        _admin = Authority.IssueClient("envtest-admin", "system:masters");
        for (int attempt = 1; !await TryStartAsync(binaries, isLast: attempt == Attempts); attempt++)
        {
            Stop();
        }
    }

    /// <summary>Makes a namespace that no other test uses.</summary>
    /// <param name="labels">Labels to put on it, each as <c>key=value</c>.</param>
    /// <returns>Its name.</returns>
    public async Task<string> CreateNamespaceAsync(params string[] labels)
    {
        string name = $"test-{Interlocked.Increment(ref _namespaces)}";
        await ApplyNamespaceAsync(name, labels);
        return name;
    }

    /// <summary>Makes a namespace of a certain name; does nothing where it is there already, with these labels.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="labels">Labels to put on it, each as <c>key=value</c>.</param>
    public async Task ApplyNamespaceAsync(string name, params string[] labels)
    {
        // In one step, so that nobody ever sees it without its labels, the choice of webhooks included.
        var manifest = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Namespace",
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["labels"] = new JsonObject(labels.Select(label => label.Split('=', 2))
                    .Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))),
            },
        };
        await Kubectl.ApplyAsync(manifest.ToJsonString());
    }

    /// <summary>Waits until the server serves the objects of custom resource definitions that were applied, which it does
    /// some moments after it has accepted them.</summary>
    /// <param name="names">The definitions' names, such as <c>meshservices.kuma.io</c>.</param>
    public Task WaitForDefinitionsAsync(params string[] names) =>
        Kubectl.RunAsync(["wait", "--for=condition=Established", "--timeout=30s", .. names.Select(name => $"crd/{name}")]);

    /// <summary>Ends the server and starts it again, at the same address and with the same etcd.</summary>
    public async Task RestartAsync()
    {
        EnvTestBinaries binaries = EnvTestBinaries.Find(out _) ?? throw NotRunning();
        _processes[^1].Dispose();
        _processes.RemoveAt(_processes.Count - 1);
        Run(binaries.KubeApiServer, ApiServerArguments.ApiServer(_files ?? throw NotRunning(), _etcdPort, Address.Port));
        await WaitUntilReadyAsync();
    }

    /// <summary>Keeps etcd from answering; <see cref="ResumeEtcd"/> ends that.</summary>
    public void SuspendEtcd() => _processes[0].Suspend();

    /// <summary>Lets etcd answer again.</summary>
    public void ResumeEtcd() => _processes[0].Resume();

    /// <summary>A kubeconfig for the same user by another address.</summary>
    /// <param name="address">The address, such as that of a relay.</param>
    /// <returns>The file's path.</returns>
    public string WriteKubeconfig(Uri address) => (_files ?? throw NotRunning()).WriteKubeconfig(address, Authority, _admin ?? throw NotRunning(), "relayed");

    /// <summary>A client of the server's HTTP interface, as the same user as <see cref="Kubectl"/>.</summary>
    public HttpClient CreateHttpClient() => Authority.CreateHttpClient(Address, _admin ?? throw NotRunning());

    /// <summary>Writes a kubeconfig for another user than <see cref="Kubectl"/>'s, who may do only what roles allow.</summary>
    /// <param name="user">The user's name, such as <c>system:serviceaccount:NAMESPACE:NAME</c>.</param>
    /// <param name="address">Another address, such as that of a relay; null for the server's own.</param>
    /// <returns>Its path.</returns>
    public string WriteKubeconfig(string user, Uri? address = null) =>
        (_files ?? throw NotRunning()).WriteKubeconfig(address ?? Address, Authority, Authority.IssueClient(user), user.Replace(':', '-'));

    /// <summary>What the product's account (<see cref="AuditedRequest.User"/>) has asked the server for so far, as its audit log has it.</summary>
    public IReadOnlyList<AuditedRequest> Audited() => AuditedRequest.Read((_files ?? throw NotRunning()).AuditLog);

    /// <summary>The values of an annotation that webhooks made, as the audit log has them.</summary>
    /// <param name="key">The annotation, the name of the webhook before it.</param>
    public IReadOnlyList<string> AuditAnnotations(string key) => AuditedRequest.Annotations((_files ?? throw NotRunning()).AuditLog, key);

    /// <summary>The end of the logs of the server and of etcd, for the message of a failure.</summary>
    public string LogTails() => string.Join('\n', _processes.Select(process => process.LogTail()));

    /// <summary>Does nothing: <see cref="Dispose"/>, which the test framework calls next, ends the server.</summary>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Ends the server and deletes its data; its logs stay.</summary>
    public void Dispose()
    {
        Stop();
        Authority.Dispose();
    }

    /// <returns>False if another process took one of the ports first, and there are more attempts.</returns>
    private async Task<bool> TryStartAsync(EnvTestBinaries binaries, bool isLast)
    {
        int[] ports = LoopbackPorts.Free(2);
        _etcdPort = ports[0];
        Address = new Uri($"https://127.0.0.1:{ports[1]}/");
        _files = new ApiServerFiles();
        _files.WriteServerFiles(Authority);
        _files.WriteKubeconfig(Address, Authority, _admin ?? throw NotRunning());
        _kubectl = new Kubectl(binaries.Kubectl, _files.Kubeconfig, _files.Home, LogTails);

        Run(binaries.Etcd, ApiServerArguments.Etcd(_files, _etcdPort));
        Run(binaries.KubeApiServer, ApiServerArguments.ApiServer(_files, _etcdPort, ports[1]));
        try
        {
            await WaitUntilReadyAsync();
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            string logs = LogTails();
            if (!isLast && logs.Contains("address already in use", StringComparison.Ordinal))
            {
                return false;
            }

            Stop();
            throw new InvalidOperationException($"The API server did not start: {exception.Message}\n{logs}");
        }
    }

    private void Run(string program, string[] arguments)
    {
        // Beside the tests and not in the temporary folder, so that the logs outlive the run.
        string logs = Path.Combine(AppContext.BaseDirectory, "logs");
        Directory.CreateDirectory(logs);
        _processes.Add(ChildProcess.Start(program, arguments, Path.Combine(logs, $"{Path.GetFileName(program)}.log")));
    }

    private async Task WaitUntilReadyAsync()
    {
        using HttpClient client = CreateHttpClient();
        await Poll.UntilAsync(
            async () => await AnswersAsync(client, "readyz") && await AnswersAsync(client, "api/v1/namespaces/default"),
            StartDeadline,
            () => $"not ready after {StartDeadline}");
    }

    private async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        if (_processes.FirstOrDefault(process => process.HasExited) is { } dead)
        {
            throw new InvalidOperationException($"{dead.Name} has ended");
        }

        try
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false; // Not listening yet.
        }
    }

    private void Stop()
    {
        // The server before its etcd, or its log would end in errors about that.
        foreach (ChildProcess process in _processes.AsEnumerable().Reverse())
        {
            process.Dispose();
        }

        _processes.Clear();
        _files?.Dispose();
        _files = null;
    }

    private static InvalidOperationException NotRunning() =>
        new("There is no API server: its programs are missing, and this test is not marked with EnvTestFact.");
}
