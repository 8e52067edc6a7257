using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Admission.Load;

public sealed class ReviewGateTests : IDisposable
{
    private static readonly AdmissionResponse Answer = new() { Uid = "uid", Allowed = true };
    private readonly ManualTimers _time = new();
    private readonly ManualResetEventSlim _goOn = new();

    [Fact]
    public async Task passes_an_answer_on()
    {
        using var gate = Gate(1);

        Assert.Same(Answer, (await AskAsync(gate, () => Answer)).Answer);
    }

    [Fact]
    public async Task gives_a_judgement_up_at_the_deadline()
    {
        using var gate = Gate(1);
        var asked = AskAsync(gate, Stuck);

        _time.Pass(TimeSpan.FromSeconds(2));
        Assert.False(asked.IsCompleted);
        _time.Pass(TimeSpan.FromSeconds(0.2));

        Assert.Equal(new GateResult(null, ReviewOutcome.TimedOut), await asked);
    }

    [Fact]
    public async Task answers_at_the_deadline_with_what_is_known_by_then()
    {
        using var gate = Gate(1);
        using var known = new ManualResetEventSlim();
        var asked = gate.AskAsync(
            left =>
            {
                left.Know(() => Answer);
                known.Set();
                return Stuck();
            },
            TimeSpan.FromSeconds(2.1),
            _ => { }).AsTask();
        known.Wait();

        _time.Pass(TimeSpan.FromSeconds(2.2));

        Assert.Equal(new GateResult(Answer, ReviewOutcome.TimedOut), await asked);
    }

    [Fact]
    public async Task admits_unjudged_where_what_is_known_cannot_be_told()
    {
        using var gate = Gate(1);
        using var known = new ManualResetEventSlim();
        var faults = new List<Exception>();
        var asked = gate.AskAsync(
            left =>
            {
                left.Know(() => throw new InvalidOperationException("a fault"));
                known.Set();
                return Stuck();
            },
            TimeSpan.FromSeconds(2.1),
            faults.Add).AsTask();
        known.Wait();

        _time.Pass(TimeSpan.FromSeconds(2.2));

        Assert.Equal(new GateResult(null, ReviewOutcome.TimedOut), await asked);
        Assert.Single(faults);
    }

    [Fact]
    public async Task admits_unjudged_while_all_places_are_taken_by_judgements_that_were_given_up()
    {
        using var gate = Gate(2);
        Task<GateResult>[] stuck = [AskAsync(gate, Stuck), AskAsync(gate, Stuck)];
        _time.Pass(TimeSpan.FromSeconds(3));
        await Task.WhenAll(stuck);

        var asked = AskAsync(gate, () => Answer);
        _time.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal(new GateResult(null, ReviewOutcome.Shed), await asked);

        // Once they end there is room again.
        var next = AskAsync(gate, () => Answer);
        _goOn.Set();
        Assert.Same(Answer, (await next).Answer);
    }

    [Fact]
    public async Task lets_sixteen_wait_for_a_place_and_sheds_the_next_at_once()
    {
        using var gate = Gate(1);
        var first = AskAsync(gate, Stuck);
        var waiting = Enumerable.Range(0, 16).Select(_ => AskAsync(gate, () => Answer)).ToList();

        Assert.Equal(ReviewOutcome.Shed, (await AskAsync(gate, () => Answer)).Why);

        _goOn.Set();
        Assert.All(await Task.WhenAll(waiting), result => Assert.Same(Answer, result.Answer));
        Assert.Same(Answer, (await first).Answer);
    }

    [Fact]
    public async Task survives_a_fault()
    {
        using var gate = Gate(1);

        Assert.Equal(new GateResult(null, ReviewOutcome.Failed), await AskAsync(gate, () => throw new InvalidOperationException("a fault")));
        Assert.Same(Answer, (await AskAsync(gate, () => Answer)).Answer);
    }

    public void Dispose()
    {
        _goOn.Set();
        _goOn.Dispose();
    }

    private ReviewGate Gate(int places) => new(new ServerOptions { MaxReviews = places }, _time);

    private static Task<GateResult> AskAsync(ReviewGate gate, Func<AdmissionResponse> judge) =>
        gate.AskAsync(_ => judge(), TimeSpan.FromSeconds(2.1), _ => { }).AsTask();

    private AdmissionResponse Stuck()
    {
        _goOn.Wait();
        return Answer;
    }
}
