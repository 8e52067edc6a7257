namespace MeshTargeting.Server.Telemetry;

/// <summary>What lets others see how the server fares.</summary>
internal static class TelemetrySetup
{
    public static void Add(WebApplicationBuilder builder) => MetricsEndpoint.Add(builder);

    public static void Map(WebApplication app) => MetricsEndpoint.Map(app);
}
