using System.Threading.RateLimiting;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission.Load;

/// <summary>What came of asking for a judgement.</summary>
/// <param name="Answer">The answer; null where the object is admitted unjudged.</param>
/// <param name="Why">Why it is, or why it is judged in part alone (timed out); allowed where nothing is to be said of that.</param>
internal readonly record struct GateResult(AdmissionResponse? Answer, ReviewOutcome Why);

/// <summary>
/// Judges only so many reviews at once, each until its deadline and no longer. A judgement that is given up goes on in the background,
/// for it cannot be broken off, and keeps its place until it ends: so there are never more of them than places, and while they are all
/// taken reviews are admitted unjudged.
/// </summary>
internal sealed class ReviewGate : IDisposable
{
    /// <summary>So many may wait for each one that is judged: most judgements take less than a millisecond.</summary>
    private const int WaitingPerReview = 16;

    private readonly ConcurrencyLimiter _limiter;
    private readonly TimeProvider _time;

    /// <summary>Makes the gate.</summary>
    public ReviewGate(ServerOptions options, TimeProvider time)
    {
        _time = time;
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxReviews,
            QueueLimit = WaitingPerReview * options.MaxReviews,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });

        // Judgements that were given up hold on to threads; connections and health are served all the same.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, options.MaxReviews + Environment.ProcessorCount), ports);
    }

    /// <summary>Asks for a judgement, and waits for it until the deadline; then what is known by then is the answer.</summary>
    /// <param name="judge">Judges, told how long that may take; runs on a thread of its own.</param>
    /// <param name="deadline">How long it may take from now on, the wait for a place included.</param>
    /// <param name="failed">Told of a fault, be it after the deadline.</param>
    public async ValueTask<GateResult> AskAsync(Func<TimeLeft, AdmissionResponse> judge, TimeSpan deadline, Action<Exception> failed)
    {
        var left = new TimeLeft(_time, deadline);
        using var late = new CancellationTokenSource(deadline, _time);
        var lease = _limiter.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            try
            {
                lease = await _limiter.AcquireAsync(1, late.Token);
            }
            catch (OperationCanceledException)
            {
                return new(null, ReviewOutcome.Shed);
            }

            if (!lease.IsAcquired)
            {
                return new(null, ReviewOutcome.Shed);
            }
        }

        var judgement = Task.Run(() => Judge(judge, left, lease, failed));
        try
        {
            return await judgement.WaitAsync(late.Token) is { } answer ? new(answer, ReviewOutcome.Allowed) : new(null, ReviewOutcome.Failed);
        }
        catch (OperationCanceledException)
        {
            return new(Known(left, failed), ReviewOutcome.TimedOut);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private static AdmissionResponse? Known(TimeLeft left, Action<Exception> failed)
    {
        try
        {
            return left.Known();
        }
#pragma warning disable CA1031 // As below.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failed(e);
            return null;
        }
    }

    private static AdmissionResponse? Judge(Func<TimeLeft, AdmissionResponse> judge, TimeLeft left, RateLimitLease lease, Action<Exception> failed)
    {
        using (lease)
        {
            try
            {
                return judge(left);
            }
#pragma warning disable CA1031 // Whatever it is, the object must not be held up by it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed(e);
                return null;
            }
        }
    }
}
