using System.Diagnostics;
using System.Globalization;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using YamlDotNet.Core;

namespace MeshTargeting.Benchmarks;

/// <summary>The check of a large repository, against the floor that nothing built on the same parser can get below.</summary>
internal static class CheckBenchmark
{
    private const int Files = 10_000;
    private const int Rounds = 9;

    public static int Run()
    {
        var texts = Manifests.Create(Files);
        Console.WriteLine(Invariant($"{Files:N0} files, {texts.Sum(t => (long)t.Content.Length) / 1e6:F1} MB of YAML, {Environment.ProcessorCount} cores, median of {Rounds} rounds"));

        // Both run in turn, round by round, so that a noisy neighbour disturbs both alike. The first rounds warm up.
        List<double> floor = [];
        List<double> check = [];
        for (var round = -3; round < Rounds; round++)
        {
            var parsed = Time(() => Parse(texts));
            var checkedIn = Time(() => Check(texts));
            if (round >= 0)
            {
                floor.Add(parsed);
                check.Add(checkedIn);
            }
        }

        Console.WriteLine(Invariant($"bare YAML events       {Statistics.Median(floor),8:F0} ms"));
        Console.WriteLine(Invariant($"check, in one process  {Statistics.Median(check),8:F0} ms   {Statistics.Median(check) / Statistics.Median(floor):F2} x bare YAML events"));
        return Environment.GetEnvironmentVariable("MESHSERVICE_BINARY") is { Length: > 0 } binary
            ? RunCommand(binary, texts, Statistics.Median(floor))
            : 0;
    }

    private static void Parse(IReadOnlyList<SourceText> texts) => Parallel.ForEach(texts, text =>
    {
        var parser = new Parser(new StringReader(text.Content));
        while (parser.MoveNext())
        {
        }
    });

    private static void Check(IReadOnlyList<SourceText> texts)
    {
        var result = Checker.Check(new CheckInput { Judged = texts });
        if (result.Summary is not { Errors: 0, Resources: Files })
        {
            throw new InvalidOperationException($"The benchmark's own manifests are not clean: {result.Summary}");
        }
    }

    /// <summary>The published command on the same manifests, written to a folder: start-up, files and output included.</summary>
    private static int RunCommand(string binary, IReadOnlyList<SourceText> texts, double floor)
    {
        var folder = Directory.CreateTempSubdirectory("meshservice-benchmark-");
        try
        {
            foreach (var text in texts)
            {
                var file = Path.Combine(folder.FullName, text.File);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text.Content);
            }

            List<double> times = [];
            List<double> small = [];
            long peak = 0;
            for (var round = -1; round < Rounds; round++)
            {
                var (time, memory) = RunOnce(binary, folder.FullName);
                var (one, _) = RunOnce(binary, Path.Combine(folder.FullName, texts[0].File));
                if (round >= 0)
                {
                    times.Add(time);
                    small.Add(one);
                    peak = Math.Max(peak, memory);
                }
            }

            Console.WriteLine(Invariant($"check, the command     {Statistics.Median(times),8:F0} ms   {Statistics.Median(times) / floor:F2} x bare YAML events   peak {peak / 1e6:F0} MB"));
            Console.WriteLine(Invariant($"check of one file      {Statistics.Median(small),8:F0} ms"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double Milliseconds, long PeakBytes) RunOnce(string binary, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(binary, ["check", path, "--fail-on", "never", "--output", "/dev/null"]))!;
        long peak = 0;

        // It must be asked while the process runs.
        do
        {
            peak = Math.Max(peak, ProcessMemory.Peak(process.Id));
        }
        while (!process.WaitForExit(5));

        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(started).TotalMilliseconds, peak)
            : throw new InvalidOperationException($"{binary} ended with {process.ExitCode}.");
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
