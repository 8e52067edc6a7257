namespace MeshTargeting.Server.Admission.Load;

/// <summary>How long a judgement may still take.</summary>
/// <param name="time">The clock.</param>
/// <param name="deadline">How long from now on.</param>
internal readonly struct TimeLeft(TimeProvider time, TimeSpan deadline)
{
    private readonly long _began = time.GetTimestamp();

    /// <summary>
    /// Ends at half of what is left: who waits for somebody else no longer than that has the other half for judging without the answer.
    /// </summary>
    public CancellationTokenSource Half()
    {
        var left = deadline - time.GetElapsedTime(_began);
        return new CancellationTokenSource(left > TimeSpan.Zero ? left / 2 : TimeSpan.Zero, time);
    }
}
