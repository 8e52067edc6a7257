using System.Text;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Admission.Load;

/// <summary>API servers count from when they call: what the body takes is missing for judging.</summary>
public sealed class SlowBodyTests : IDisposable
{
    private readonly ManualTimers _time = new();
    private readonly ManualResetEventSlim _goOn = new();

    [Fact]
    public async Task leaves_less_time_for_judging()
    {
        (bool Before, bool After) over = default;

        await AnswerAsync(TimeSpan.FromSeconds(1), (request, left) =>
        {
            // Of 3 s 2.1 s are for the answer; 1 s is spent, and half of the rest are 0.55 s.
            using var half = left.Half();
            _time.Pass(TimeSpan.FromSeconds(0.54));
            over.Before = half.IsCancellationRequested;
            _time.Pass(TimeSpan.FromSeconds(0.02));
            over.After = half.IsCancellationRequested;
            return Verdict.Allow(request);
        });

        Assert.Equal((false, true), over);
    }

    [Fact]
    public async Task that_leaves_no_time_is_admitted_unjudged()
    {
        var answer = await AnswerAsync(TimeSpan.FromSeconds(5), (request, _) =>
        {
            _goOn.Wait();
            return Verdict.Allow(request);
        });

        Assert.True(answer.Allowed);
        Assert.Contains("could not judge this object in time", Assert.Single(answer.Warnings!), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _goOn.Set();
        _goOn.Dispose();
    }

    /// <summary>The answer to a review whose body takes a while.</summary>
    private async Task<AdmissionResponse> AnswerAsync(TimeSpan body, Func<AdmissionRequest, TimeLeft, AdmissionResponse> judge)
    {
        using var server = new MeasuredServer(_time);
        using var gate = new ReviewGate(new ServerOptions(), _time);
        using var slow = new SlowBody(Requests.Review("MeshService", "{}"), () => _time.Pass(body));
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.QueryString = new QueryString("?timeout=3s");
        context.Request.Body = slow;

        var answer = await ReviewEndpoint.AnswerAsync(context.Request, Webhook.Validate, judge, gate, new BodyBudget(), server.Recorder);
        return Assert.IsType<ReviewAnswer>(answer).Response;
    }

    /// <summary>A body that comes after a while.</summary>
    private sealed class SlowBody(string text, Action wait) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == 0)
            {
                wait();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
