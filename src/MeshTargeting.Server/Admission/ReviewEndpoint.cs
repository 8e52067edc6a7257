using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission;

/// <summary>What both webhooks have in common: reading the question, and answering whatever happens.</summary>
internal static class ReviewEndpoint
{
    /// <summary>
    /// Reads the question, asks, and answers with its uid. A fault of ours, a judgement that takes too long and too many of them at once
    /// allow: nothing of ours may stop a cluster.
    /// </summary>
    public static async Task<IResult> AnswerAsync(
        HttpRequest request,
        Webhook webhook,
        Func<AdmissionRequest, TimeLeft, AdmissionResponse> judge,
        ReviewGate gate,
        BodyBudget budget,
        ReviewRecorder recorder)
    {
        var arrived = recorder.Arrived();
        try
        {
            // What is given up goes on in the background with its body: so few of them that they need not be counted here.
            using var share = budget.Open();
            var (question, refusal, isCut) = await ReadAsync(request, share);
            if (question is null)
            {
                return refusal!;
            }

            var (answer, outcome) = isCut
                ? (Unjudged(question, ReviewOutcome.Shed), ReviewOutcome.Shed)
                : await JudgeAsync(question, judge, gate, ReviewDeadline.LeftOf(request, recorder.Since(arrived)), recorder);
            recorder.Answered(webhook, question, answer, outcome, arrived);
            return new ReviewAnswer(answer);
        }
        finally
        {
            recorder.Ended();
        }
    }

    private static async ValueTask<ReadReview> ReadAsync(HttpRequest request, BodyBudget.Share share)
    {
        using var step = ReviewTrace.Step(ReviewTrace.Read);
        return await ReviewBody.ReadAsync(request, share);
    }

    private static async ValueTask<(AdmissionResponse Answer, ReviewOutcome Outcome)> JudgeAsync(
        AdmissionRequest question, Func<AdmissionRequest, TimeLeft, AdmissionResponse> judge, ReviewGate gate, TimeSpan deadline, ReviewRecorder recorder)
    {
        using var step = ReviewTrace.Step(ReviewTrace.Judge);
        var (answer, why) = await gate.AskAsync(left => judge(question, left), deadline, fault => recorder.Failed(question, fault));
        return answer is not null
            ? (answer, why == ReviewOutcome.TimedOut && answer.Allowed ? why : ReviewRecorder.OutcomeOf(answer))
            : (Unjudged(question, why), why);
    }

    private static AdmissionResponse Unjudged(AdmissionRequest question, ReviewOutcome why) => Verdict.Allow(question) with
    {
        Warnings = [$"meshservice-server could not judge this object {Because(why)}; it is admitted unjudged"],
    };

    private static string Because(ReviewOutcome why) => why switch
    {
        ReviewOutcome.TimedOut => "in time",
        ReviewOutcome.Shed => "because too many others are being judged",
        _ => "because of an internal error",
    };
}
