using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MeshTargeting.Server;
using MeshTargeting.Server.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Fuzzing;

/// <summary>The webhook, over HTTP.</summary>
internal sealed class ReviewTarget : IAsyncDisposable
{
    private static readonly string[] Paths = ["/validate", "/mutate"];

    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly DirectoryInfo _empty;

    private ReviewTarget(WebApplication app, HttpClient client, DirectoryInfo empty)
    {
        _app = app;
        _client = client;
        _empty = empty;
    }

    /// <summary>Starts the webhook on a free port.</summary>
    public static async Task<ReviewTarget> StartAsync()
    {
        var empty = Directory.CreateTempSubdirectory("meshservice-fuzzing-");
        var app = ServerApp.Create(
            new ServerOptions { From = empty.FullName, Urls = "http://127.0.0.1:0" },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            });
        await app.StartAsync();
        return new ReviewTarget(app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) }, empty);
    }

    /// <summary>Posts a damaged review.</summary>
    /// <exception cref="InvalidOperationException">The answer is none that the contract knows.</exception>
    public async Task RunAsync(byte[] review, int turn)
    {
        using var content = new ByteArrayContent(review);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _client.PostAsync(new Uri(Paths[turn % 2], UriKind.Relative), content);
        var body = await response.Content.ReadAsStringAsync();
        var isKnown = response.StatusCode switch
        {
            HttpStatusCode.OK => JsonNode.Parse(body)?["response"]?["uid"] is not null,
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => true,
            _ => false,
        };
        if (!isKnown)
        {
            throw new InvalidOperationException($"{Paths[turn % 2]} answered {(int)response.StatusCode}: {body}");
        }
    }

    /// <summary>Leaves signals alone: whoever stops the campaign stops the process, and not the webhook within it.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _empty.Delete(recursive: true);
    }
}
