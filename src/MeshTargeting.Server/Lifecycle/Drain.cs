using MeshTargeting.Server.Options;
using Microsoft.AspNetCore.Connections.Features;

namespace MeshTargeting.Server.Lifecycle;

/// <summary>
/// The last moments of a replica: once it is told to stop it calls itself unready, goes on answering until nobody is sent to it any more,
/// and asks every caller to take another connection (GOAWAY in HTTP/2, <c>Connection: close</c> in HTTP/1.1), which then leads to
/// another replica. Only then are the connections closed.
/// </summary>
internal sealed class Drain(ServerOptions options, TimeProvider time, ILogger<Drain> logger) : IHostedLifecycleService
{
    /// <summary>What requests that are under way get beyond the drain.</summary>
    private static readonly TimeSpan LastRequests = TimeSpan.FromSeconds(10);

    private volatile bool _isUnderWay;

    /// <summary>Whether the server has been told to stop.</summary>
    public bool IsUnderWay => _isUnderWay;

    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DurationOf(options) + LastRequests);
    }

    public static void Use(WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Lifetime.ApplicationStopping.Register(() => drain._isUnderWay = true);
        app.Use((context, next) =>
        {
            if (drain.IsUnderWay)
            {
                context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            }

            return next(context);
        });
    }

    /// <summary>Before anything is stopped.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isUnderWay = true;
        var duration = DurationOf(options);
        if (duration > TimeSpan.Zero)
        {
            logger.LogInformation("Told to stop: unready from now on, and answering for {Duration} more", duration);
            await Task.Delay(duration, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TimeSpan DurationOf(ServerOptions options) => options.Drain ?? options.DefaultDrain;
}
