using MeshTargeting.Resources;

namespace MeshTargeting.Server.Admission.Load;

/// <summary>Until when a review must be answered: at 70 % of the time after which the API server hangs up.</summary>
internal static class ReviewDeadline
{
    private const double Share = 0.7;

    /// <summary>What the shipped webhooks are given.</summary>
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(3);

    /// <summary>API servers wait no longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How much of that is left. API servers count from when they call, so what reading the body took is gone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="spent">How long ago it arrived.</param>
    /// <returns>Zero where nothing is left.</returns>
    public static TimeSpan LeftOf(HttpRequest request, TimeSpan spent)
    {
        var left = Of(request) - spent;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>How long an answer may take. API servers say how long they wait in the query: <c>?timeout=3s</c>.</summary>
    public static TimeSpan Of(HttpRequest request)
    {
        // Most requests have it, and none has anything else: so the query need not be taken apart into a dictionary.
        var query = request.QueryString.Value ?? "";
        var given = query.StartsWith("?timeout=", StringComparison.Ordinal) && GoDuration.TryParse(query.AsSpan("?timeout=".Length), out var nanoseconds) && nanoseconds > 0
            ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
            : Default;
        return Share * (given < Longest ? given : Longest);
    }
}
