using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MeshTargeting.Server.Tests.Telemetry;

public class ServerMetricsTests
{
    [Fact]
    public void counts_reviews_by_webhook_kind_operation_and_outcome()
    {
        using var measured = new MeasuredServer();

        measured.Metrics.Reviewed(Webhook.Mutate, "MeshService", "CREATE", ReviewOutcome.Warned, TimeSpan.FromMilliseconds(3));

        Assert.Equal(1, measured.Sum("meshservice_reviews_total", ("webhook", "mutate"), ("kind", "MeshService"), ("operation", "CREATE"), ("outcome", "warned")));
        Assert.Equal(0.003, measured.Sum("meshservice_review_duration_seconds", ("webhook", "mutate")), 6);
    }

    [Theory]
    [InlineData("Failed", "review_failed")]
    [InlineData("Shed", "review_shed")]
    [InlineData("TimedOut", "review_timed_out")]
    [InlineData("Denied", null)]
    public void objects_that_are_admitted_unjudged_are_fallbacks(string outcome, string? reason)
    {
        using var measured = new MeasuredServer();

        measured.Metrics.Reviewed(Webhook.Validate, "MeshService", "UPDATE", Enum.Parse<ReviewOutcome>(outcome), TimeSpan.Zero);

        string[] reasons = ["review_failed", "review_shed", "review_timed_out"];
        Assert.All(reasons, r => Assert.Equal(r == reason ? 1 : 0, measured.Sum("meshservice_fallbacks_total", ("reason", r))));
    }

    [Fact]
    public void names_that_users_choose_become_no_labels()
    {
        using var measured = new MeasuredServer();

        measured.Metrics.Reviewed(Webhook.Validate, null, "EXPLODE", ReviewOutcome.Allowed, TimeSpan.Zero);
        measured.Metrics.Found("MS999999");
        measured.Metrics.Found("MS301");

        Assert.Equal(1, measured.Sum("meshservice_reviews_total", ("webhook", "validate"), ("kind", "other"), ("operation", "other"), ("outcome", "allowed")));
        Assert.Equal(1, measured.Sum("meshservice_findings_total", ("code", "other")));
        Assert.Equal(1, measured.Sum("meshservice_findings_total", ("code", "MS301")));
    }

    [Fact]
    public void every_outcome_and_reason_has_a_label_of_its_own()
    {
        Assert.Distinct(Enum.GetValues<ReviewOutcome>().Select(o => o.Label()));
        Assert.Distinct(Enum.GetValues<Fallback>().Select(f => f.Label()));
        Assert.Distinct(Enum.GetValues<Webhook>().Select(w => w.Label()));
    }

    [Fact]
    public void measuring_a_review_allocates_nothing()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<ServerMetrics>().BuildServiceProvider();
        using var reader = new BaseExportingMetricReader(new Nowhere());
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(ServerMetrics.MeterName).AddReader(reader).Build();
        var metrics = services.GetRequiredService<ServerMetrics>();
        Measure(metrics);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Measure(metrics);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Measure(ServerMetrics metrics)
    {
        metrics.ReviewArrived();
        metrics.Reviewed(Webhook.Validate, "MeshTimeout", "CREATE", ReviewOutcome.Denied, TimeSpan.FromMilliseconds(1));
        metrics.Found("MS301");
        metrics.ReviewLeft();
    }

    private sealed class Nowhere : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
