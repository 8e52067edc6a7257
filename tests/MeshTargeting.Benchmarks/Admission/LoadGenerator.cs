using System.Diagnostics;
using System.Net.Http.Headers;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>Posts reviews from several senders at once, each of which waits for its answer before it sends the next.</summary>
internal sealed class LoadGenerator(HttpClient client, byte[][] reviews, int senders)
{
    /// <summary>Sends so many.</summary>
    /// <param name="url">Whom to ask.</param>
    /// <param name="requests">How many, over all senders.</param>
    /// <param name="measured">Where the times are collected; null for nowhere.</param>
    /// <exception cref="HttpRequestException">One was not answered with 200.</exception>
    public async Task RunAsync(string url, int requests, Measured? measured)
    {
        var next = -1;
        var latencies = new double[requests];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests; i = Interlocked.Increment(ref next))
            {
                latencies[i] = await SendAsync(url, i);
            }
        })));
        measured?.Add(latencies, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Waits until a server calls itself ready.</summary>
    public async Task ReadyAsync(string url)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            using var response = await client.GetAsync(url + "/readyz", deadline.Token);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    private async Task<double> SendAsync(string url, int number)
    {
        using var body = new ByteArrayContent(reviews[number % reviews.Length]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var sent = Stopwatch.GetTimestamp();
        using var response = await client.PostAsync(url, body);
        await response.Content.ReadAsByteArrayAsync();
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
    }
}
