using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A <c>meshservice-server --cluster</c> that is reached from outside the loopback interface, as clients of a cluster reach
/// it: over another address of this machine.</summary>
public sealed class OpenServer : IDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mesh-targeting-open-");
    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    private OpenServer(ApiServer apiServer, string name, string token, string[] options)
    {
        int port = LoopbackPorts.Free(1)[0];
        string kubeconfig = Path.Combine(_folder.FullName, "kubeconfig.yaml");
        File.WriteAllText(kubeconfig, Kubeconfig(apiServer, token));
        _client = new HttpClient { BaseAddress = new Uri($"http://{Address}:{port}/") };
        string logs = Path.Combine(AppContext.BaseDirectory, "logs");
        Directory.CreateDirectory(logs);
        _process = ChildProcess.Start(
            Programs.MeshserviceServer,
            ["--cluster", "--urls", $"http://0.0.0.0:{port}", .. options],
            Path.Combine(logs, $"{name}.log"),
            new Dictionary<string, string>(Programs.Environment) { ["KUBECONFIG"] = kubeconfig });
    }

    /// <summary>An address of this machine that is not the loopback interface's; null where it has none.</summary>
    public static string? Address { get; } = NetworkInterface.GetAllNetworkInterfaces()
        .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Where(a => a.Address.AddressFamily == AddressFamily.InterNetwork)
        .Select(a => a.Address.ToString())
        .FirstOrDefault();

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="apiServer">The cluster.</param>
    /// <param name="name">A name for its log.</param>
    /// <param name="token">As whom it talks to the cluster.</param>
    /// <param name="options">Further arguments.</param>
    public static async Task<OpenServer> StartAsync(ApiServer apiServer, string name, string token, params string[] options)
    {
        var server = new OpenServer(apiServer, name, token, options);
        try
        {
            await Poll.UntilAsync(server.AnswersAsync, StartDeadline, server.Log);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Sends manifests to the dry run.</summary>
    /// <param name="token">The caller's token; null for none.</param>
    public Task<HttpResponseMessage> CheckAsync(string? token) =>
        SendAsync(token, new HttpRequestMessage(HttpMethod.Post, "v1/check") { Content = new StringContent("", null, "application/yaml") });

    /// <summary>Asks the inspect API.</summary>
    /// <param name="token">The caller's token; null for none.</param>
    /// <param name="mesh">The mesh.</param>
    public Task<HttpResponseMessage> InspectAsync(string? token, string mesh = "default") =>
        SendAsync(token, new HttpRequestMessage(HttpMethod.Get, $"meshes/{mesh}/dataplanes/web.app/_rules"));

    /// <summary>Everything it has written.</summary>
    public string Log() => _process.LogTail(int.MaxValue);

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<HttpResponseMessage> SendAsync(string? token, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            return await _client.SendAsync(request);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using HttpResponseMessage response = await _client.GetAsync(new Uri("healthz", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }

    private static string Kubeconfig(ApiServer apiServer, string token) =>
        $"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: envtest
          cluster:
            server: {apiServer.Address.GetLeftPart(UriPartial.Authority)}
            certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(apiServer.Authority.CertificatePem))}
        users:
        - name: server
          user:
            token: {token}
        contexts:
        - name: envtest
          context: {"{ cluster: envtest, user: server }"}
        current-context: envtest

        """;
}
