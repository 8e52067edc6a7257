using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission;

/// <summary>The answer to a review, as it is written to the client.</summary>
internal sealed record ReviewAnswer(AdmissionResponse Response) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var step = ReviewTrace.Step(ReviewTrace.Answer);
        await TypedResults.Json(AdmissionReview.Of(Response), AdmissionJson.Default.AdmissionReview).ExecuteAsync(httpContext);
    }
}
