using k8s;
using k8s.Exceptions;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Cluster;

/// <summary>Makes the live state of a cluster the World (<c>--cluster</c>).</summary>
internal static class ClusterSource
{
    /// <summary>Registers the one client of the API server that everything here shares, and what keeps the World in step.</summary>
    /// <exception cref="OptionsException">There is no cluster to be found: neither <c>KUBECONFIG</c> nor a Pod's own account.</exception>
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        var settings = new ClusterSettings { Silence = options.WatchSilence };
        var api = Connect(settings);
        builder.Services.AddSingleton(_ => api);
        builder.Services.AddSingleton<IKubernetes>(_ => api);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ILiveLookup, ClusterLookup>();
        builder.Services.AddSingleton(services =>
        {
            var watch = ActivatorUtilities.CreateInstance<ClusterWatch>(services);
            services.GetRequiredService<ServerMetrics>().WatchCache(() => Readings.Cache(watch.Kinds));
            return watch;
        });
        builder.Services.AddSingleton<IWorldSource>(services => services.GetRequiredService<ClusterWatch>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterWatch>());
    }

    private static ApiServer Connect(ClusterSettings settings)
    {
        try
        {
            // KUBECONFIG counts here alone: the other ways of KubernetesClient overlook it.
            var configuration = KubernetesClientConfiguration.BuildDefaultConfig();
            configuration.FirstMessageHandlerSetup = handler => Tune(handler, settings);
            return new ApiServer(configuration);
        }
        catch (Exception e) when (e is KubeConfigException or IOException)
        {
            throw new OptionsException($"--cluster: no cluster to be found: {e.Message}");
        }
    }

    /// <summary>
    /// All watches share one connection, and a new watch would take it again though nothing comes through: so connections are asked for a
    /// sign of life well before a watch counts as silent, and given up where none comes.
    /// </summary>
    internal static void Tune(SocketsHttpHandler handler, ClusterSettings settings)
    {
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
        handler.KeepAlivePingDelay = AtLeastOneSecond(settings.Silence / 6);
        handler.KeepAlivePingTimeout = AtLeastOneSecond(settings.Silence / 12);
        // Whatever stands between may have moved to another address.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(30);
    }

    private static TimeSpan AtLeastOneSecond(TimeSpan span) => span < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : span;
}
