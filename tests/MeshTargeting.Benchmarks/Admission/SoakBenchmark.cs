using System.Diagnostics;
using System.Globalization;
using MeshTargeting.Server;
using MeshTargeting.Server.Options;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>
/// Reviews without a pause on a World that changes every second, for as long as it is told: what is allocated must not stay. The memory
/// that lives is measured behind a full collection; its slope over the second half is what counts, for the first builds indexes and
/// compiles.
/// </summary>
internal static class SoakBenchmark
{
    private const int Services = 2_000;
    private const int Policies = 1_000;
    private const int Senders = 4;
    private const int Requests = 2_000;

    /// <summary>More than this would be a leak: a tenth of the World in an hour.</summary>
    private const double MostGrowthPerMinute = 1.0;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(double minutes)
    {
        using var world = new AdmissionWorld(Services, Policies);
        await using var server = ServerApp.Create(
            new ServerOptions { From = world.Folder, Urls = "http://127.0.0.1:0" }, builder => builder.Logging.ClearProviders());
        await server.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Senders });
        var load = new LoadGenerator(client, Reviews.Create(Policies), Senders);
        await load.ReadyAsync(server.Urls.First());

        Console.WriteLine(Invariant($"World of {Services:N0} MeshServices, {Policies:N0} policies, {Services:N0} proxies; a thousand resources change every second; {Senders} senders, {minutes} minutes"));
        Console.WriteLine("minute     reviews   living heap   working set");
        var started = Stopwatch.GetTimestamp();
        var (turn, reviews, next, readings) = (0, 0L, Interval, new List<(double Minute, double Megabytes)>());
        var changed = started;
        while (Stopwatch.GetElapsedTime(started).TotalMinutes < minutes)
        {
            await load.RunAsync(server.Urls.First() + (turn % 2 == 0 ? "/validate" : "/mutate"), Requests, measured: null);
            reviews += Requests;
            if (Stopwatch.GetElapsedTime(changed).TotalSeconds >= 1)
            {
                world.Change(turn++);
                changed = Stopwatch.GetTimestamp();
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            if (elapsed >= next)
            {
                next += Interval;
                var heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
                readings.Add((elapsed.TotalMinutes, heap));
                Console.WriteLine(Invariant($"{elapsed.TotalMinutes,6:F2} {reviews,11:N0} {heap,10:F1} MB {Environment.WorkingSet / 1e6,10:F0} MB"));
            }
        }

        var slope = Statistics.Slope(readings.Skip(readings.Count / 2).ToList());
        Console.WriteLine(Invariant($"{turn} changes of the World; the living heap grows by {slope:F2} MB a minute over the second half (at most {MostGrowthPerMinute:F1})"));
        return slope <= MostGrowthPerMinute ? 0 : 1;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
