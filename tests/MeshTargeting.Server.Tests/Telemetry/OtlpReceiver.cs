using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP, and keeps it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>What came: path, content type and body, which is protobuf.</summary>
    public ConcurrentQueue<(string Path, string? ContentType, byte[] Body)> Received { get; } = new();

    public string Address => _app.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            receiver.Received.Enqueue((context.Request.Path, context.Request.ContentType, body.ToArray()));
        });
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Whether text stands in what came to a path; strings stand in protobuf as they are.</summary>
    public bool Has(string path, string text) =>
        Received.Any(r => r.Path == path && r.Body.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
