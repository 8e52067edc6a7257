using System.Text;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Admission;

public class ReviewEndpointTests
{
    private const string Body =
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"abc","operation":"CREATE","object":{}}}""";

    [Theory]
    [InlineData("timed_out", "in time")]
    [InlineData("shed", "because too many others are being judged")]
    public async Task allows_with_a_warning_what_is_not_judged_and_counts_it(string outcome, string why)
    {
        using var measured = new MeasuredServer();
        using var goOn = new ManualResetEventSlim();
        var time = new ManualTimers();
        using var gate = new ReviewGate(new ServerOptions { MaxReviews = 1 }, time);
        var stuck = AnswerAsync(() => goOn.Wait());
        var behind = outcome == "shed" ? Enumerable.Range(0, 17).Select(_ => AnswerAsync(() => { })).ToList() : [];
        var asked = behind.LastOrDefault() ?? stuck;
        time.Pass(TimeSpan.FromSeconds(3));

        var response = Assert.IsType<ReviewAnswer>(await asked).Response;
        goOn.Set();
        Assert.True(response.Allowed);
        Assert.Equal([$"meshservice-server could not judge this object {why}; it is admitted unjudged"], response.Warnings);
        Assert.True(measured.Sum("meshservice_fallbacks_total", ("reason", $"review_{outcome}")) >= 1);
        Assert.True(measured.Sum(
            "meshservice_reviews_total", ("kind", "other"), ("operation", "CREATE"), ("outcome", outcome), ("webhook", "validate")) >= 1);
        await Task.WhenAll([stuck, .. behind]);

        Task<IResult> AnswerAsync(Action judge)
        {
            return ReviewEndpoint.AnswerAsync(Request(), Webhook.Validate, Judge, gate, new BodyBudget(), measured.Recorder);

            AdmissionResponse Judge(AdmissionRequest request, TimeLeft left)
            {
                judge();
                return Verdict.Allow(request);
            }
        }
    }

    [Fact]
    public async Task allows_with_a_warning_when_the_judge_fails()
    {
        using var measured = new MeasuredServer();
        using var gate = new ReviewGate(new ServerOptions(), TimeProvider.System);
        var result = await ReviewEndpoint.AnswerAsync(
            Request(), Webhook.Validate, (_, _) => throw new InvalidOperationException("a fault in secret words"), gate, new BodyBudget(), measured.Recorder);

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

    private static HttpRequest Request()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Body));
        return context.Request;
    }
}
