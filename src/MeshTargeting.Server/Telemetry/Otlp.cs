using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MeshTargeting.Server.Telemetry;

/// <summary>
/// Sends traces and metrics by OTLP where the standard variables of OpenTelemetry say where to: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>,
/// or those of one signal. Without them nothing is traced and nothing leaves the process.
/// </summary>
internal static class Otlp
{
    private const string Everything = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Paths that are asked all the time and tell nothing.</summary>
    private static readonly string[] Untraced = ["/healthz", "/readyz", "/metrics"];

    public static void Add(WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry();
        if (IsWanted(builder.Configuration, "TRACES"))
        {
            telemetry.WithTracing(traces => traces
                .AddSource(ReviewTrace.SourceName)
                .AddAspNetCoreInstrumentation(http => http.Filter = context => !Untraced.Contains(context.Request.Path.Value))
                .AddOtlpExporter());
        }

        if (IsWanted(builder.Configuration, "METRICS"))
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter());
        }
    }

    private static bool IsWanted(ConfigurationManager configuration, string signal) =>
        configuration[$"OTEL_{signal}_EXPORTER"] is not "none"
        && (configuration[Everything] is { Length: > 0 } || configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] is { Length: > 0 });
}
