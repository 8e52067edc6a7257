namespace MeshTargeting.Server.Admission.Load;

/// <summary>How long a judgement may still take, and what is answered where it takes longer.</summary>
/// <param name="time">The clock.</param>
/// <param name="deadline">How long from now on.</param>
internal sealed class TimeLeft(TimeProvider time, TimeSpan deadline)
{
    private readonly long _began = time.GetTimestamp();
    private volatile Func<AdmissionResponse>? _known;

    /// <summary>
    /// Ends at half of what is left: who waits for somebody else no longer than that has the other half for judging without the answer.
    /// </summary>
    public CancellationTokenSource Half()
    {
        var left = deadline - time.GetElapsedTime(_began);
        return new CancellationTokenSource(left > TimeSpan.Zero ? left / 2 : TimeSpan.Zero, time);
    }

    /// <summary>Leaves what is known so far, for when the deadline comes before the whole judgement.</summary>
    /// <param name="answer">Makes the answer, while the judgement goes on.</param>
    public void Know(Func<AdmissionResponse> answer) => _known = answer;

    /// <summary>The answer out of what was known at the deadline; null where that was nothing.</summary>
    public AdmissionResponse? Known() => _known?.Invoke();
}
