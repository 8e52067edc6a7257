using System.Text;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Admission;

public class ReviewEndpointTests
{
    [Fact]
    public async Task allows_with_a_warning_when_the_judge_fails()
    {
        using var measured = new MeasuredServer();
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(
            """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"abc","operation":"CREATE","object":{}}}"""));

        using var gate = new ReviewGate(new ServerOptions(), TimeProvider.System);
        var result = await ReviewEndpoint.AnswerAsync(
            context.Request, Webhook.Validate, (_, _) => throw new InvalidOperationException("a fault in secret words"), gate, measured.Recorder);

        var response = Assert.IsType<ReviewAnswer>(result).Response;
        Assert.True(response.Allowed);
        Assert.Equal("abc", response.Uid);
        Assert.Contains("internal error", Assert.Single(response.Warnings!), StringComparison.Ordinal);
        Assert.Equal(1, measured.Sum("meshservice_reviews_total", ("kind", "other"), ("operation", "CREATE"), ("outcome", "failed"), ("webhook", "validate")));
        Assert.Equal(1, measured.Sum("meshservice_fallbacks_total", ("reason", "review_failed")));
        Assert.Equal(0, measured.Sum("meshservice_reviews_in_flight"));
        var line = Assert.Single(measured.Log);
        Assert.Contains("Review abc failed", line, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", line, StringComparison.Ordinal);
    }
}
