using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission;

/// <summary>What both webhooks have in common: reading the question, and answering whatever happens.</summary>
internal static class ReviewEndpoint
{
    /// <summary>Reads the question, asks, and answers with its uid. A fault of ours allows: nothing of ours may stop a cluster.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpRequest request, Webhook webhook, Func<AdmissionRequest, AdmissionResponse> judge, ReviewRecorder recorder)
    {
        var arrived = recorder.Arrived();
        try
        {
            var (question, refusal) = await ReadAsync(request);
            if (question is null)
            {
                return refusal!;
            }

            var (answer, outcome) = Judge(question, judge, recorder);
            recorder.Answered(webhook, question, answer, outcome, arrived);
            return new ReviewAnswer(answer);
        }
        finally
        {
            recorder.Ended();
        }
    }

    private static async ValueTask<(AdmissionRequest? Request, IResult? Refusal)> ReadAsync(HttpRequest request)
    {
        using var step = ReviewTrace.Step(ReviewTrace.Read);
        return await ReviewBody.ReadAsync(request);
    }

    private static (AdmissionResponse Answer, ReviewOutcome Outcome) Judge(
        AdmissionRequest question, Func<AdmissionRequest, AdmissionResponse> judge, ReviewRecorder recorder)
    {
        using var step = ReviewTrace.Step(ReviewTrace.Judge);
        try
        {
            var answer = judge(question);
            return (answer, ReviewRecorder.OutcomeOf(answer));
        }
#pragma warning disable CA1031 // Whatever it is, the object must not be held up by it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            recorder.Failed(question, e);
            return (Verdict.Allow(question) with { Warnings = [Unjudged] }, ReviewOutcome.Failed);
        }
    }

    private const string Unjudged = "meshservice-server could not judge this object because of an internal error; it is admitted unjudged";
}
