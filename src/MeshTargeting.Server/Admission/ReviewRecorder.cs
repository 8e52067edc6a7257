using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission;

/// <summary>Notes what came of reviews: all of them in the metrics, and each that was denied or failed in a line of the log.</summary>
internal sealed partial class ReviewRecorder(ServerMetrics metrics, TimeProvider time, ILogger<ReviewRecorder> logger)
{
    /// <summary>A review has come; <see cref="Ended"/> follows, whatever comes of it.</summary>
    /// <returns>When it came, for <see cref="Since"/> and <see cref="Answered"/>.</returns>
    public long Arrived()
    {
        metrics.ReviewArrived();
        return time.GetTimestamp();
    }

    /// <summary>How long ago a review came.</summary>
    /// <param name="arrived">When it came.</param>
    public TimeSpan Since(long arrived) => time.GetElapsedTime(arrived);

    /// <summary>A review that had come is over.</summary>
    public void Ended() => metrics.ReviewLeft();

    /// <summary>A review is answered.</summary>
    /// <param name="webhook">Which webhook was called.</param>
    /// <param name="request">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="arrived">When it came.</param>
    public void Answered(Webhook webhook, AdmissionRequest request, AdmissionResponse answer, ReviewOutcome outcome, long arrived)
    {
        var kind = ReviewedObject.KindOf(request)?.Name;
        metrics.Reviewed(webhook, kind, request.Operation, outcome, Since(arrived));
        var codes = answer.AuditAnnotations?.GetValueOrDefault(Verdict.CodesKey);
        foreach (var code in codes?.Split(',') ?? [])
        {
            metrics.Found(code);
        }

        if (!answer.Allowed)
        {
            var name = request.Namespace is { Length: > 0 } ns ? $"{ns}/{request.Name}" : request.Name;
            Denied(request.Operation, kind, name, request.UserInfo?.Username, codes, request.Uid);
        }
    }

    /// <summary>A review failed by a fault of ours.</summary>
    public void Failed(AdmissionRequest request, Exception failure) => Failed(request.Uid, Fault.Describe(failure));

    /// <summary>What an answer amounts to.</summary>
    public static ReviewOutcome OutcomeOf(AdmissionResponse answer) =>
        !answer.Allowed ? ReviewOutcome.Denied : answer.Warnings is { Count: > 0 } ? ReviewOutcome.Warned : ReviewOutcome.Allowed;

    [LoggerMessage(LogLevel.Information, "Denied: {Operation} of {Kind} {Name} by {User}: {Codes} (uid {Uid})")]
    private partial void Denied(string? operation, string? kind, string? name, string? user, string? codes, string? uid);

    [LoggerMessage(LogLevel.Error, "Review {Uid} failed; the object is admitted unjudged: {Fault}")]
    private partial void Failed(string? uid, string fault);
}
