namespace MeshTargeting.Server.Tests.Harness;

/// <summary>Time that moves when it is told to.</summary>
/// <param name="start">The time at first; null for some moment.</param>
internal sealed class ManualTime(DateTimeOffset? start = null) : TimeProvider
{
    private long _elapsed;

    /// <summary>What the clock shows; setting it lets no time pass, as when an administrator corrects a clock.</summary>
    public DateTimeOffset Now { get; set; } = start ?? new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => _elapsed;

    public void Pass(TimeSpan time)
    {
        Now += time;
        _elapsed += time.Ticks;
    }
}
