namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A clock that goes wrong by a time that the test chooses.</summary>
/// <param name="shift">How much it is ahead at first.</param>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    /// <summary>How much it is ahead now.</summary>
    public TimeSpan Shift { get; set; } = shift;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Shift;

    public override long GetTimestamp() => GetUtcNow().Ticks;
}
