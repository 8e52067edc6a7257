using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Server.Access;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Server.Tests.Access;

/// <summary>
/// Callers from elsewhere while the API server does not say who they are: nobody is let in by a failure. (What it says when it works is
/// tested with a real one, in the end-to-end tests.)
/// </summary>
public sealed class BrokenApiServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task nobody_listening_is_503() => await RefusedAsync("http://127.0.0.1:1");

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(403, "{}")]
    [InlineData(200, "no JSON")]
    [InlineData(201, "")]
    public async Task an_answer_that_is_none_is_503(int status, string body)
    {
        await using var broken = await ApiServerAsync(status, body);
        await RefusedAsync(broken.Urls.Single());
    }

    [Theory]
    [InlineData("""{"status":{"authenticated":false,"error":"unknown token"}}""")]
    [InlineData("""{"status":{"authenticated":true}}""")]
    [InlineData("""{"status":{}}""")]
    [InlineData("{}")]
    public async Task a_token_of_nobody_is_401(string review)
    {
        await using var apiServer = await ApiServerAsync(201, review);
        await using var server = await ServerAsync(apiServer.Urls.Single());

        using var response = await AskAsync(server, "/meshes/default/dataplanes/web/_rules");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer realm=\"meshservice\", error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task no_token_is_401_before_anybody_is_asked()
    {
        await using var server = await ServerAsync("http://127.0.0.1:1");

        using var inspect = await server.Client.GetAsync(new Uri("/meshes/default/dataplanes/web/_rules", UriKind.Relative));
        using var check = await server.PostAsync("/v1/check", "kind: MeshService", "application/yaml");

        var error = JsonNode.Parse(await inspect.Content.ReadAsStringAsync())!;
        Assert.Equal(("/std-errors", 401, "Invalid authentication data"), ((string)error["type"]!, (int)error["status"]!, (string)error["title"]!));
        Assert.Equal(HttpStatusCode.Unauthorized, check.StatusCode);
        Assert.Equal("application/problem+json", check.Content.Headers.ContentType!.MediaType);
        Assert.All([inspect, check], r => Assert.Equal("Bearer realm=\"meshservice\"", r.Headers.WwwAuthenticate.ToString()));
    }

    private async Task RefusedAsync(string apiServer)
    {
        await using var server = await ServerAsync(apiServer);

        using var inspect = await AskAsync(server, "/meshes/default/dataplanes/web/_rules");
        using var metrics = await AskAsync(server, "/metrics");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, inspect.StatusCode);
        Assert.Equal("/std-errors", (string)JsonNode.Parse(await inspect.Content.ReadAsStringAsync())!["type"]!);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, metrics.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        return await server.Client.SendAsync(request);
    }

    private Task<RunningServer> ServerAsync(string apiServer)
    {
        var options = new ServerOptions { From = _folder.FullPath, ProtectMetrics = true };
        return RunningServer.StartAsync(options, configure: builder =>
        {
            builder.Services.AddSingleton<IStartupFilter>(new FromAddress(IPAddress.Parse("10.0.0.1")));
            builder.Services.AddSingleton<IKubernetes>(_ => new Kubernetes(new KubernetesClientConfiguration { Host = apiServer }));
            builder.Services.AddSingleton<IAccessReviewer, ClusterAccessReviewer>();
        });
    }

    private static async Task<WebApplication> ApiServerAsync(int status, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }
}
