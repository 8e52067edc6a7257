using System.Net.Http.Headers;
using System.Text;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>The whole server on a free port of the loopback interface, and a client for it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    /// <summary>Starts the server, and waits until it has read its folder.</summary>
    public static async Task<RunningServer> StartAsync(
        ServerOptions options, HttpMessageHandler? handler = null, Action<WebApplicationBuilder>? configure = null)
    {
        var app = ServerApp.Create(options with { Urls = options.Urls ?? "http://127.0.0.1:0" }, builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        var client = new HttpClient(handler ?? new HttpClientHandler()) { BaseAddress = new Uri(app.Urls.Single()) };
        var server = new RunningServer(app, client);
        var state = app.Services.GetRequiredService<WorldState>();
        var warmUp = app.Services.GetRequiredService<WarmUp>();
        await Poll.UntilAsync(() => Task.FromResult(state.Current is not null && warmUp.IsDone));
        return server;
    }

    public async Task<string> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Tells the server to stop, as SIGTERM does, and waits until it has.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
