using System.Diagnostics;
using System.Globalization;

namespace MeshTargeting.Fuzzing;

/// <summary>One run: damaged texts, each to its target, until the time is up or a fault is found.</summary>
/// <param name="time">How long.</param>
/// <param name="seed">Which damage.</param>
internal sealed class Campaign(TimeSpan time, int seed)
{
    private const long MostMemory = 512L * 1024 * 1024;

    // Far longer than any text of this size takes, even on a machine that does much else.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    /// <summary>Runs.</summary>
    /// <returns>0 where nothing was found, else 1.</returns>
    public async Task<int> RunAsync()
    {
        var manifests = Seeds.Manifests();
        var reviews = Seeds.Reviews(manifests);
        Console.WriteLine($"{manifests.Count} manifests and {reviews.Count} reviews to damage, seed {seed}");

        await using var webhook = await ReviewTarget.StartAsync();
        var (manifestDamage, reviewDamage) = (new Damage(seed, manifests), new Damage(seed, reviews));
        var clock = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        var turn = 0;
        for (; clock.Elapsed < time; turn++)
        {
            var isReview = turn % 3 == 2;
            var text = isReview ? reviewDamage.Next() : manifestDamage.Next();
            var current = turn;
            var started = clock.Elapsed;
            if (await FaultAsync(isReview ? () => webhook.RunAsync(text, current) : () => Task.Run(() => ManifestTarget.Run(text, current))) is { } fault)
            {
                return await ReportAsync(text, turn, fault);
            }

            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (clock.Elapsed - started).Ticks));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{turn} inputs in {clock.Elapsed.TotalMinutes:0.0} minutes: no exception, no hang (slowest {slowest.TotalMilliseconds:0} ms), peak memory {Peak() / 1024 / 1024} MB"));
        return 0;
    }

    private static async Task<string?> FaultAsync(Func<Task> run)
    {
        var task = run();
        try
        {
            await task.WaitAsync(Hang);
        }
        catch (TimeoutException)
        {
            return $"no answer within {Hang.TotalSeconds} seconds";
        }
        catch (Exception e)
        {
            return e.ToString();
        }

        return Peak() > MostMemory ? $"{Peak() / 1024 / 1024} MB of memory" : null;
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static async Task<int> ReportAsync(byte[] text, int turn, string fault)
    {
        var file = Path.Combine(Path.GetTempPath(), $"fuzz-{turn}.txt");
        await File.WriteAllBytesAsync(file, text);
        Console.WriteLine($"Input {turn}, written to {file}:\n{fault}");
        return 1;
    }
}
