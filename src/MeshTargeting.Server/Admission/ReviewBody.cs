using System.Text.Json;
using MeshTargeting.Server.Http;

namespace MeshTargeting.Server.Admission;

/// <summary>Reads the question out of a request.</summary>
internal static class ReviewBody
{
    /// <summary>The question, or the answer to a request that is none.</summary>
    public static async ValueTask<(AdmissionRequest? Request, IResult? Refusal)> ReadAsync(HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request, RequestBody.Json);
        if (body.Refusal is not null)
        {
            return (null, body.Refusal);
        }

        try
        {
            var review = JsonSerializer.Deserialize(body.Bytes.Span, AdmissionJson.Default.AdmissionReview);
            return Problem(review) is { } problem ? (null, Problems.Unreadable(problem)) : (review!.Request, null);
        }
        catch (JsonException e)
        {
            return (null, Problems.Unreadable($"The body is no readable AdmissionReview: {e.Message}"));
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
