using MeshTargeting.Server.Health;
using MeshTargeting.Server.Options;
using OpenTelemetry.Resources;

namespace MeshTargeting.Server.Telemetry;

/// <summary>What lets others see how the server fares.</summary>
internal static class TelemetrySetup
{
    private const string ServiceName = "meshservice-server";

    public static void Add(WebApplicationBuilder builder)
    {
        var name = builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } given ? given : ServiceName;
        builder.Services.AddOpenTelemetry().ConfigureResource(resource =>
            resource.AddService(name, serviceVersion: VersionEndpoint.Version, autoGenerateServiceInstanceId: false));
        MetricsEndpoint.Add(builder);
        Otlp.Add(builder);
    }

    public static void Map(WebApplication app, ServerOptions options) => MetricsEndpoint.Map(app, options);
}
