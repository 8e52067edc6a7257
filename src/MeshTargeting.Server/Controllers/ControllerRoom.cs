using k8s;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Server.Controllers.Cluster.Insights;
using MeshTargeting.Server.LeaderElection;
using MeshTargeting.Server.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MeshTargeting.Server.Controllers;

/// <summary>What the server keeps in step itself (<c>--controllers</c>): in a cluster, by the replica that leads.</summary>
internal static class ControllerRoom
{
    /// <summary>The Lease by which replicas agree on whose controllers work.</summary>
    public const string Lease = "meshservice-controllers";

    /// <summary>Registers controllers of a cluster, where any are asked for.</summary>
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.Controllers.Duties == Duties.None)
        {
            return;
        }

        builder.Services.TryAddSingleton(new LeaseTiming());
        builder.Services.TryAddSingleton(new ControllerSettings());
        builder.Services.AddSingleton<ControllerMetrics>();
        builder.Services.AddSingleton<ResourceWriter>();
        builder.Services.AddSingleton<LiveServices>();
        if (options.Controllers.Duties.HasFlag(Duties.Status))
        {
            builder.Services.AddSingleton<WatchedInsights>();
            builder.Services.AddSingleton<IProxyInsights>(services => services.GetRequiredService<WatchedInsights>());
            builder.Services.AddHostedService(services => services.GetRequiredService<WatchedInsights>());
        }
        else
        {
            builder.Services.AddSingleton<IProxyInsights, NoInsights>();
        }

        builder.Services.AddSingleton<EventRecorder>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EventRecorder>());
        builder.Services.AddSingleton<Announcer>();
        builder.Services.AddSingleton<ControllerLoop>();
        builder.Services.AddHostedService<Leading>();
    }

    /// <summary>Lets the controllers work while this replica leads.</summary>
    private sealed class Leading(
        IKubernetes client, ServerOptions options, LeaseTiming timing, ControllerLoop loop, ILogger<LeaderLease> logger) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            new LeaderLease(client, options.Namespace, Lease, timing, logger).RunAsync(loop.RunAsync, stoppingToken);
    }
}
