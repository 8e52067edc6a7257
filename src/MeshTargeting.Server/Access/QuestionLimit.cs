using System.Threading.RateLimiting;
using MeshTargeting.Server.Telemetry;
using Microsoft.Net.Http.Headers;

namespace MeshTargeting.Server.Access;

/// <summary>
/// Answers only so many questions of people and tools at once (dry runs and the inspect API), for each may keep a processor busy for
/// long and reviews must not wait for them. It is asked after <see cref="AccessGate"/>: who may not ask takes nobody's place.
/// </summary>
internal sealed class QuestionLimit(ServerMetrics metrics) : IDisposable
{
    /// <summary>So many may wait for their turn.</summary>
    public const int Waiting = 32;

    /// <summary>What those on top are told.</summary>
    public static readonly Refusal TooMany = new(
        StatusCodes.Status429TooManyRequests, $"{Waiting} requests are waiting for an answer already, and reviews come first; try again in a second.");

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Places,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many are answered at once: half of the processors are left to reviews.</summary>
    public static int Places => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Waits for a place, and no longer than the caller does.</summary>
    /// <returns>The place, to be disposed of after the answer; one that is not acquired, and the header written, where too many wait.</returns>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async ValueTask<RateLimitLease> EnterAsync(HttpContext context)
    {
        var place = await _limiter.AcquireAsync(1, context.RequestAborted);
        if (!place.IsAcquired)
        {
            TurnAway(context);
        }

        return place;
    }

    /// <summary>Counts a question that is answered 429, and tells when to ask again.</summary>
    public void TurnAway(HttpContext context)
    {
        metrics.FellBack(Fallback.QuestionRefused);
        context.Response.Headers[HeaderNames.RetryAfter] = "1";
    }

    public void Dispose() => _limiter.Dispose();
}
