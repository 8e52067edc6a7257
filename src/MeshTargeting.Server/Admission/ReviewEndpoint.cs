namespace MeshTargeting.Server.Admission;

/// <summary>What both webhooks have in common: reading the question, and answering whatever happens.</summary>
internal static class ReviewEndpoint
{
    /// <summary>Reads the question, asks, and answers with its uid. A fault of ours allows: nothing of ours may stop a cluster.</summary>
    public static async Task<IResult> AnswerAsync(HttpRequest request, Func<AdmissionRequest, AdmissionResponse> judge, ILogger logger)
    {
        var (question, refusal) = await ReviewBody.ReadAsync(request);
        if (question is null)
        {
            return refusal!;
        }

        AdmissionResponse answer;
        try
        {
            answer = judge(question);
        }
#pragma warning disable CA1031 // Whatever it is, the object must not be held up by it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogError(e, "Review {Uid} failed; the object is admitted unjudged", question.Uid);
            answer = new AdmissionResponse
            {
                Uid = question.Uid!,
                Allowed = true,
                Warnings = ["meshservice-server could not judge this object because of an internal error; it is admitted unjudged"],
            };
        }

        return TypedResults.Json(AdmissionReview.Of(answer), AdmissionJson.Default.AdmissionReview);
    }
}
