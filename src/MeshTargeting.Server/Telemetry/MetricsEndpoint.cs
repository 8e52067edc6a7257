using MeshTargeting.Server.Access;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using OpenTelemetry.Metrics;

namespace MeshTargeting.Server.Telemetry;

/// <summary><c>GET /metrics</c>: what the server counts and measures, in Prometheus' text format.</summary>
internal static class MetricsEndpoint
{
    /// <summary>The runtime's and ASP.NET's own meters that are shown beside ours.</summary>
    private static readonly string[] Meters = ["System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private const string Path = "/metrics";

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServerMetrics>();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(ServerMetrics.MeterName)
            .AddMeter(Meters)
            .AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false));
    }

    public static void Map(WebApplication app, ServerOptions options)
    {
        var state = app.Services.GetRequiredService<WorldState>();
        app.Services.GetRequiredService<ServerMetrics>().WatchWorld(() => state.World?.Resources.Count ?? 0);
        Action<IApplicationBuilder>? guard = options.ProtectMetrics ? branch => branch.UseGuard() : null;
        app.MapPrometheusScrapingEndpoint(Path, meterProvider: null, guard, optionsName: null);
    }
}
