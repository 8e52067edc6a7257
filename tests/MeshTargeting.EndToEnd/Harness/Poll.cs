using System.Diagnostics;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Waits for what another process brings about.</summary>
public static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <param name="condition">Whether the awaited has come about; what it throws ends the wait.</param>
    /// <param name="deadline">How long to wait at most. It only bounds a failure: choose it generously, for a busy machine.</param>
    /// <param name="failure">The message for when it never came about.</param>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan deadline, Func<string> failure)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > deadline)
            {
                throw new TimeoutException(failure());
            }

            await Task.Delay(Interval);
        }
    }
}
