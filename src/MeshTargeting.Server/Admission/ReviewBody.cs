using System.Text.Json;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;

namespace MeshTargeting.Server.Admission;

/// <summary>What came of reading a review.</summary>
/// <param name="Request">The question; null where the request is refused.</param>
/// <param name="Refusal">The answer to a request that is refused.</param>
/// <param name="IsCut">Whether there was no room for the whole: then the question is its uid alone.</param>
internal readonly record struct ReadReview(AdmissionRequest? Request, IResult? Refusal, bool IsCut = false);

/// <summary>Reads the question out of a request.</summary>
internal static class ReviewBody
{
    /// <summary>The question, or the answer to a request that is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="share">Where the memory of the body comes from.</param>
    public static async ValueTask<ReadReview> ReadAsync(HttpRequest request, BodyBudget.Share share)
    {
        var body = await RequestBody.ReadAsync(request, RequestBody.Json, share);
        if (body.Refusal is not null)
        {
            return new(null, body.Refusal);
        }

        if (body.IsCut)
        {
            return ReviewUid.Find(body.Bytes.Span) is { } uid ? new(new AdmissionRequest { Uid = uid }, null, IsCut: true) : new(null, Problems.NoRoom());
        }

        try
        {
            var review = JsonSerializer.Deserialize(body.Bytes.Span, AdmissionJson.Default.AdmissionReview);
            return Problem(review) is { } problem ? new(null, Problems.Unreadable(problem)) : new(review!.Request, null);
        }
        catch (JsonException e)
        {
            return new(null, Problems.Unreadable($"The body is no readable AdmissionReview: {e.Message}"));
        }
    }

    private static string? Problem(AdmissionReview? review) => review switch
    {
        not { ApiVersion: AdmissionReview.V1, Kind: nameof(AdmissionReview) } => $"The body is no AdmissionReview of {AdmissionReview.V1}.",
        { Request: null } => "The AdmissionReview has no request.",
        { Request.Uid: null or "" } => "The AdmissionReview's request has no uid.",
        { Request: { Operation: "CREATE" or "UPDATE", Object: not { ValueKind: JsonValueKind.Object } } } => "The AdmissionReview's request has no object.",
        _ => null,
    };
}
