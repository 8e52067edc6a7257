using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Requests that no API server sends, at the server as it runs: it answers them, and works on for all others.</summary>
[Collection(SharedApiServer.Name)]
public sealed class HostileRequestTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private const int Megabyte = 1024 * 1024;

    [EnvTestTheory]
    [InlineData("/validate")]
    [InlineData("/mutate")]
    public async Task Bodies_that_are_no_review_are_refused(string path)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(path, "{\"apiVersion\":"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(path, new string('[', 10_000)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(path, Review(Nested(10_000))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(path, Review($"\"{new string('x', 3 * Megabyte)}\"")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(path, Review($"\"{new string('x', (3 * Megabyte) - 1000)}\"")));
    }

    /// <summary>They need not all be judged: for bodies there is only so much memory.</summary>
    [EnvTestFact]
    public async Task Many_of_the_largest_bodies_at_once_are_all_answered()
    {
        using HttpClient client = ApiServer.Authority.CreateHttpClient(Product.Server.Address);
        byte[] review = Encoding.UTF8.GetBytes(Review($"\"{new string('x', (3 * Megabyte) - 1000)}\""));

        HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var content = new ByteArrayContent(review);
            content.Headers.ContentType = new("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/validate", UriKind.Relative))
            {
                Content = content,
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using HttpResponseMessage response = await client.SendAsync(request);
            return response.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("/validate", "{"));
    }

    [EnvTestFact]
    public async Task Clients_that_never_end_their_requests_keep_nobody_waiting()
    {
        var dawdlers = new List<(TcpClient Client, SslStream Stream)>();
        try
        {
            for (int i = 0; i < 100; i++)
            {
                dawdlers.Add(await DawdleAsync());
            }

            string ns = await CreateNamespaceAsync();
            CommandResult denied = await Kubectl.TryApplyAsync(
                """
                apiVersion: kuma.io/v1alpha1
                kind: MeshService
                metadata: {name: backend}
                spec: {selector: {dataplaneTags: {app: backend}}, ports: [{port: 99999}]}
                """,
                "--namespace",
                ns);

            Assert.Contains("MS204", denied.Error, StringComparison.Ordinal);

            // They send less than is granted, so they are told off and cut off.
            using var reader = new StreamReader(dawdlers[0].Stream);
            Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
        finally
        {
            foreach ((TcpClient client, SslStream stream) in dawdlers)
            {
                await stream.DisposeAsync();
                client.Dispose();
            }
        }
    }

    /// <summary>Sends the head of a request and half of its body.</summary>
    private async Task<(TcpClient Client, SslStream Stream)> DawdleAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Product.Server.Address.Port);
        var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        await stream.AuthenticateAsClientAsync("127.0.0.1");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /validate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 3000000\r\n\r\n{\"apiVersion\":"));
        await stream.FlushAsync();
        return (client, stream);
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body)
    {
        using HttpClient client = ApiServer.Authority.CreateHttpClient(Product.Server.Address);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }

    private static string Review(string spec) =>
        $$$$"""
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"a","operation":"CREATE","object":
        {"apiVersion":"kuma.io/v1alpha1","kind":"MeshService","metadata":{"name":"a","namespace":"a"},"spec":{{{{spec}}}}}}}
        """;

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
}
