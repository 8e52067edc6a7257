using System.Net;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A <c>meshservice-server</c> as a process of its own; its World is a folder of its own, or a cluster.</summary>
public sealed class MeshServiceServer : IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(1);

    // Readable by this user alone, as the system makes such folders: it holds a private key.
    private readonly string _root = Directory.CreateTempSubdirectory("mesh-targeting-server-").FullName;
    private readonly CertificateAuthority _authority;
    private readonly string _name;
    private readonly string? _kubeconfig;
    private readonly string[] _options;
    private ChildProcess? _process;

    private MeshServiceServer(CertificateAuthority authority, string name, string? kubeconfig = null, params string[] options)
    {
        _authority = authority;
        _name = name;
        _kubeconfig = kubeconfig;
        _options = options;
    }

    /// <summary>Where it listens, such as <c>https://127.0.0.1:34567/</c>.</summary>
    public Uri Address { get; private set; } = new("https://127.0.0.1/");

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process is null or { HasExited: true };

    private string World => Path.Combine(_root, "world");

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="authority">The authority that signs its certificate.</param>
    /// <param name="name">A name for its log.</param>
    /// <param name="manifests">What lies in its folder, by the files' names.</param>
    /// <param name="options">Further options of its command line.</param>
    /// <exception cref="InvalidOperationException">It could not be started; the message has the end of its log.</exception>
    public static async Task<MeshServiceServer> StartAsync(
        CertificateAuthority authority, string name, IReadOnlyDictionary<string, string> manifests, params string[] options)
    {
        var server = new MeshServiceServer(authority, name, kubeconfig: null, options);
        Directory.CreateDirectory(server.World);
        foreach ((string file, string text) in manifests)
        {
            server.Write(file, text);
        }

        return await StartAsync(server);
    }

    /// <summary>Starts a server whose World is the live state of a cluster, and waits until it is ready.</summary>
    /// <param name="authority">The authority that signs its certificate.</param>
    /// <param name="name">A name for its log.</param>
    /// <param name="kubeconfig">Path of the kubeconfig that leads to the cluster.</param>
    /// <param name="options">Further arguments.</param>
    /// <exception cref="InvalidOperationException">It could not be started; the message has the end of its log.</exception>
    public static Task<MeshServiceServer> StartClusterAsync(CertificateAuthority authority, string name, string kubeconfig, params string[] options) =>
        StartAsync(new MeshServiceServer(authority, name, kubeconfig, options));

    private static async Task<MeshServiceServer> StartAsync(MeshServiceServer server)
    {
        try
        {
            server.WriteCertificate();
            for (int attempt = 1; !await server.TryStartAsync(isLast: attempt == Attempts); attempt++)
            {
                server.Stop();
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Puts a file into its folder, or another text into one that is there.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="manifests">Its text: YAML, any number of documents.</param>
    public void Write(string file, string manifests)
    {
        // Moved into place, so that the server never sees half of it.
        string draft = Path.Combine(_root, "draft");
        File.WriteAllText(draft, manifests);
        File.Move(draft, Path.Combine(World, file), overwrite: true);
    }

    /// <summary>Takes a file out of its folder.</summary>
    /// <param name="file">The file's name.</param>
    public void Delete(string file) => File.Delete(Path.Combine(World, file));

    /// <summary>A client of its HTTP interface.</summary>
    public HttpClient CreateHttpClient() => _authority.CreateHttpClient(Address);

    /// <summary>The end of its log, for the message of a failure.</summary>
    public string LogTail() => _process?.LogTail() ?? $"{_name} is not running";

    /// <summary>Asks it to end, as Kubernetes asks a Pod.</summary>
    public void Terminate() => _process?.Terminate();

    /// <summary>Ends it at once and deletes its folder; its log stays.</summary>
    public void Dispose()
    {
        Stop();
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private void WriteCertificate()
    {
        IssuedCertificate certificate = _authority.IssueServer("127.0.0.1");
        File.WriteAllText(Path.Combine(_root, "tls.crt"), certificate.CertificatePem);
        File.WriteAllText(Path.Combine(_root, "tls.key"), certificate.KeyPem);
    }

    /// <returns>False if another process took the port first, and there are more attempts.</returns>
    private async Task<bool> TryStartAsync(bool isLast)
    {
        int port = LoopbackPorts.Free(1)[0];
        Address = new Uri($"https://127.0.0.1:{port}/");
        string logs = Path.Combine(AppContext.BaseDirectory, "logs");
        Directory.CreateDirectory(logs);
        _process = ChildProcess.Start(
            Programs.MeshserviceServer,
            [.. _kubeconfig is null ? ["--from", World] : new[] { "--cluster" }, "--urls", Address.GetLeftPart(UriPartial.Authority), .. _options],
            Path.Combine(logs, $"{_name}.log"),
            new Dictionary<string, string>(Programs.Environment)
            {
                ["KUBECONFIG"] = _kubeconfig ?? "",
                ["Kestrel__Certificates__Default__Path"] = Path.Combine(_root, "tls.crt"),
                ["Kestrel__Certificates__Default__KeyPath"] = Path.Combine(_root, "tls.key"),
            });
        try
        {
            using HttpClient client = _authority.CreateHttpClient(Address);
            await Poll.UntilAsync(() => IsReadyAsync(client), StartDeadline, () => $"not ready after {StartDeadline}");
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            string log = LogTail();
            if (!isLast && log.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            throw new InvalidOperationException($"meshservice-server did not start: {exception.Message}\n{log}");
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        if (_process is null or { HasExited: true })
        {
            throw new InvalidOperationException("it has ended");
        }

        try
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri("readyz", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false; // Not listening yet.
        }
    }

    private void Stop()
    {
        _process?.Dispose();
        _process = null;
    }
}
