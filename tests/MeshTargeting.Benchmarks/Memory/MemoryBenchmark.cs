using System.Diagnostics;
using System.Globalization;
using System.Net;
using MeshTargeting.Benchmarks.Admission;

namespace MeshTargeting.Benchmarks.Memory;

/// <summary>
/// The server as it runs in a cluster with many objects, in a process of its own whose heap may grow no further than that of a container
/// with 500 MB: the time until it is ready, and its memory then and after reviews.
/// </summary>
internal static class MemoryBenchmark
{
    private const int Limit = 500;

    /// <summary>What .NET takes of a container's memory for the heap.</summary>
    private const double HeapShare = 0.75;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync()
    {
        var asked = new HashSet<string>();
        await using var api = CrowdedApiServer.Create(asked);
        await api.StartAsync();
        var folder = Directory.CreateTempSubdirectory("meshservice-benchmark-");
        try
        {
            var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
            await File.WriteAllTextAsync(kubeconfig, Kubeconfig(api.Urls.First()));
            using var server = Start(kubeconfig, out var url);
            try
            {
                return await MeasureAsync(server, await url, asked);
            }
            finally
            {
                server.Kill();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(Process server, string url, HashSet<string> asked)
    {
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        HttpStatusCode status;
        do
        {
            await Task.Delay(100);
            using var ready = await client.GetAsync(url + "/readyz");
            status = ready.StatusCode;
        }
        while (status != HttpStatusCode.OK && !server.HasExited && Stopwatch.GetElapsedTime(began) < Patience);

        if (status != HttpStatusCode.OK)
        {
            Console.WriteLine($"Not ready within {Patience.TotalMinutes} minutes, or out of memory.");
            return 1;
        }

        var time = Stopwatch.GetElapsedTime(began).TotalSeconds;
        int objects;
        lock (asked)
        {
            objects = CrowdedApiServer.Told(asked);
        }

        Console.WriteLine(Invariant($"{objects:N0} objects of {asked.Count} kinds; a heap of at most {HeapShare * Limit:F0} MB, as in a container of {Limit} MB; {Environment.ProcessorCount} cores"));
        Console.WriteLine(Invariant($"ready                {time,6:F1} s    {Memory(server)}"));
        await new LoadGenerator(client, Reviews.Create(LargeMesh.Services), 4).RunAsync(url + "/validate?timeout=10s", 4_000, measured: null);
        Console.WriteLine(Invariant($"4,000 reviews later           {Memory(server)}"));
        return ProcessMemory.Peak(server.Id) <= Limit * 1e6 ? 0 : 1;
    }

    private static Process Start(string kubeconfig, out Task<string> url)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "meshservice-server.dll"), "--cluster", "--urls", "http://127.0.0.1:0", "--log-format", "text"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = kubeconfig;
        start.Environment["DOTNET_GCHeapHardLimit"] = ((long)(HeapShare * Limit * 1e6)).ToString("x", CultureInfo.InvariantCulture);
        var server = Process.Start(start)!;
        var listening = new TaskCompletionSource<string>();
        server.EnableRaisingEvents = true;
        server.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended with {server.ExitCode}."));
        server.OutputDataReceived += (_, line) => Look(line.Data, listening);
        server.ErrorDataReceived += (_, line) => Look(line.Data, listening);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        url = listening.Task;
        return server;
    }

    private static void Look(string? line, TaskCompletionSource<string> listening)
    {
        const string Words = "Now listening on: ";
        if (line is not null && line.IndexOf(Words, StringComparison.Ordinal) is >= 0 and var at)
        {
            listening.TrySetResult(line[(at + Words.Length)..].Trim());
        }
        else if (line is not null && !listening.Task.IsCompleted)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static string Memory(Process server) => Invariant($"resident {ProcessMemory.Resident(server.Id) / 1e6,4:F0} MB, at most so far {ProcessMemory.Peak(server.Id) / 1e6,4:F0} MB");

    private static string Kubeconfig(string url) => $$"""
        apiVersion: v1
        kind: Config
        current-context: crowded
        clusters: [{name: crowded, cluster: {server: "{{url}}" } }]
        contexts: [{name: crowded, context: {cluster: crowded, user: nobody } }]
        users: [{name: nobody, user: {token: none} }]
        """;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
