using System.Net;
using System.Text;
using System.Text.Json;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A <c>meshservice-server</c> whose World is the live state of a cluster, and what can be asked of it.</summary>
public sealed class ClusterServer : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private readonly MeshServiceServer _server;
    private readonly HttpClient _client;

    private ClusterServer(MeshServiceServer server)
    {
        _server = server;
        _client = server.CreateHttpClient();
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="apiServer">The cluster.</param>
    /// <param name="name">A name for its log.</param>
    /// <param name="kubeconfig">Another way to the cluster; null for the straight one.</param>
    /// <param name="options">Further arguments.</param>
    public static async Task<ClusterServer> StartAsync(ApiServer apiServer, string name, string? kubeconfig = null, params string[] options)
    {
        // The inspect API tells nothing of meshes that are not there; and they stay, so they are such as other tests take for granted.
        foreach (string mesh in new[] { "default", "other" })
        {
            await apiServer.Kubectl.ApplyAsync(
                $$"""
                apiVersion: kuma.io/v1alpha1
                kind: Mesh
                metadata: {name: {{mesh}} }
                spec: {meshServices: {mode: Exclusive} }
                """);
        }

        return new(await MeshServiceServer.StartClusterAsync(apiServer.Authority, name, kubeconfig ?? apiServer.KubeconfigPath, options));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _server.Address;

    /// <summary>The end of its log, for the message of a failure.</summary>
    public string LogTail() => _server.LogTail();

    /// <summary>A MeshService.</summary>
    /// <param name="name">Its name.</param>
    public static string MeshService(string name) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}}
        spec: {selector: {dataplaneTags: {app: {{name}}} }, ports: [{port: 80, targetPort: 8080, appProtocol: http}]}
        """;

    /// <summary>Whether the World has a MeshService.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ns">Its namespace.</param>
    /// <param name="mesh">Its mesh.</param>
    public async Task<bool> KnowsAsync(string name, string ns, string mesh = "default")
    {
        using HttpResponseMessage answer = await GetAsync($"meshes/{mesh}/meshservices/{name}.{ns}/_dataplanes");
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.NotFound => false,
            _ => throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}\n{_server.LogTail()}"),
        };
    }

    /// <summary>What <c>/readyz</c> says.</summary>
    public async Task<JsonElement> ReadinessAsync()
    {
        using HttpResponseMessage answer = await GetAsync("readyz");
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Has the validating webhook judge an object, without an API server in between.</summary>
    /// <param name="review">The body of the request.</param>
    /// <returns>The body of the answer.</returns>
    public async Task<string> ReviewAsync(string review)
    {
        using var content = new StringContent(review, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _client.PostAsync(new Uri("validate", UriKind.Relative), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>What <c>/metrics</c> says, in Prometheus' text format.</summary>
    public async Task<string> MetricsAsync()
    {
        using HttpResponseMessage answer = await GetAsync("metrics");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Waits until something holds.</summary>
    /// <param name="condition">What is waited for.</param>
    public Task UntilAsync(Func<Task<bool>> condition) =>
        Poll.UntilAsync(condition, Deadline, () => $"did not come about within {Deadline}\n{_server.LogTail()}");

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));
}
