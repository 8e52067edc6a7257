using System.Text;
using MeshTargeting.Server.Admission;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Abstractions;

namespace MeshTargeting.Server.Tests.Admission;

public class ReviewEndpointTests
{
    [Fact]
    public async Task allows_with_a_warning_when_the_judge_fails()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(
            """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"abc","operation":"CREATE","object":{}}}"""));

        var result = await ReviewEndpoint.AnswerAsync(context.Request, _ => throw new InvalidOperationException("a fault"), NullLogger.Instance);

        var response = Assert.IsType<JsonHttpResult<AdmissionReview>>(result).Value!.Response!;
        Assert.True(response.Allowed);
        Assert.Equal("abc", response.Uid);
        Assert.Contains("internal error", Assert.Single(response.Warnings!), StringComparison.Ordinal);
    }
}
