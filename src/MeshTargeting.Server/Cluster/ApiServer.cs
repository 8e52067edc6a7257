using System.Net;
using k8s;

namespace MeshTargeting.Server.Cluster;

/// <summary>
/// The one client of the API server. Beside the typed calls of its base it reads plain JSON: the engine's own reader makes resources of
/// that, so that nothing is decoded twice.
/// </summary>
internal sealed class ApiServer(KubernetesClientConfiguration configuration) : Kubernetes(configuration)
{
    /// <summary>Asks for a path; the answer's headers are there, its body is yet to be read.</summary>
    /// <param name="path">A path without a slash in front, with its query.</param>
    /// <param name="cancellation">Ends the wait for the headers.</param>
    /// <exception cref="k8s.Autorest.HttpOperationException">The API server answered with anything but success.</exception>
    /// <exception cref="HttpRequestException">It did not answer.</exception>
    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Writes at a path; the answer's headers are there, its body is yet to be read.</summary>
    /// <param name="method">What is done.</param>
    /// <param name="path">A path without a slash in front, with its query.</param>
    /// <param name="content">What is written, JSON of some kind; null for nothing.</param>
    /// <param name="cancellation">Ends the wait for the headers.</param>
    /// <exception cref="k8s.Autorest.HttpOperationException">The API server answered with anything but success.</exception>
    /// <exception cref="HttpRequestException">It did not answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        // Falls back to HTTP/1.1 where whatever stands between does not speak HTTP/2.
        var request = new HttpRequestMessage(method, new Uri(BaseUri, path)) { Version = HttpVersion.Version20, Content = content };
        request.Headers.Accept.ParseAdd("application/json");
        return await SendRequestRaw("", request, cancellation);
    }
}
