using System.Diagnostics;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>Waits for what happens in its own time.</summary>
internal static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Asks again and again until the answer is yes; fails where it does not come.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Deadline, $"did not happen within {Deadline.TotalSeconds} s");
            await Task.Delay(Pause);
        }
    }
}
