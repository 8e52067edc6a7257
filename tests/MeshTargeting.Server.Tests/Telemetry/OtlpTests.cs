using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>Traces and metrics sent by OTLP, as OpenTelemetry's standard variables say.</summary>
public class OtlpTests
{
    private static readonly string[] Steps = ["review.read", "review.judge", "review.answer"];

    [Fact]
    public async Task sends_requests_and_the_steps_of_reviews_where_the_environment_says()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await OtlpReceiver.StartAsync();
        using var server = await ServerProcess.StartAsync(folder.FullPath, "127.0.0.1", [], new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
        });

        using var content = new StringContent(Requests.Review("MeshService", "{}"), null, "application/json");
        using var response = await server.Client.PostAsync(new Uri("/validate", UriKind.Relative), content);

        await Poll.UntilAsync(() => Task.FromResult(
            Steps.All(step => receiver.Has("/v1/traces", step))
            && receiver.Has("/v1/traces", "POST /validate")
            && receiver.Has("/v1/metrics", "meshservice_reviews_total")));
        Assert.True(receiver.Has("/v1/traces", "meshservice-server"));
        Assert.False(receiver.Has("/v1/traces", "/readyz"));
        Assert.All(receiver.Received, r => Assert.Equal("application/x-protobuf", r.ContentType));
    }
}
