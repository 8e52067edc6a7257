using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MeshTargeting.Server.Tests.Lifecycle;

public class DrainTests
{
    [Fact]
    public async Task is_unready_and_answers_on_until_the_time_is_up_and_sends_callers_elsewhere()
    {
        var time = new ManualTimers();
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath, Drain = TimeSpan.FromMinutes(5) },
            configure: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var before = await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, null), (before.StatusCode, before.Headers.ConnectionClose));

        var stopped = server.StopAsync();
        await Poll.UntilAsync(async () => (await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode == HttpStatusCode.ServiceUnavailable);

        using var review = await server.PostAsync("/validate", Review);
        Assert.Equal((HttpStatusCode.OK, true), (review.StatusCode, review.Headers.ConnectionClose));
        Assert.Contains("the server has been told to stop", await server.GetAsync("/readyz"), StringComparison.Ordinal);
        Assert.False(stopped.IsCompleted);

        await Poll.UntilAsync(() =>
        {
            time.Pass(TimeSpan.FromMinutes(5));
            return Task.FromResult(stopped.IsCompleted);
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => server.GetAsync("/healthz"));
    }

    [Fact]
    public async Task loses_no_request_over_http2()
    {
        var time = new ManualTimers();
        using var folder = new TemporaryFolder();
        var (connections, answered) = (0, 0);
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath, Drain = TimeSpan.FromMinutes(5) },
            handler,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.WebHost.ConfigureKestrel(kestrel =>
                {
                    kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);

                    // These two go by the clock on the wall, and a busy machine is slow.
                    kestrel.Limits.MinRequestBodyDataRate = null;
                });
                builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(5));
            });
        server.Client.DefaultRequestVersion = HttpVersion.Version20;
        server.Client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using var over = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 8).Select(_ => CallUntilOverAsync()).ToArray();
        await Poll.UntilAsync(() => Task.FromResult(Volatile.Read(ref answered) > 50));
        Assert.Equal(1, connections);

        var stopped = server.StopAsync();
        await Poll.UntilAsync(() => Task.FromResult(Volatile.Read(ref connections) > 3));
        var atTheEnd = new HeldBody(Review);
        var last = server.Client.PostAsync(new Uri("/validate", UriKind.Relative), atTheEnd);
        await atTheEnd.Begun;
        await over.CancelAsync();
        var statuses = (await Task.WhenAll(callers)).SelectMany(s => s).ToList();

        // The time is up, and one is under way still.
        await Poll.UntilAsync(() =>
        {
            time.Pass(TimeSpan.FromMinutes(5));
            return IsClosedAsync(server);
        });
        Assert.False(stopped.IsCompleted);
        atTheEnd.End();
        using var response = await last;
        await stopped;

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        async Task<List<HttpStatusCode>> CallUntilOverAsync()
        {
            var got = new List<HttpStatusCode>();
            while (!over.IsCancellationRequested)
            {
                using var answer = await server.PostAsync("/validate", Review);
                got.Add(answer.StatusCode);
                Interlocked.Increment(ref answered);
            }

            return got;
        }
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 0)]
    public void takes_time_where_others_need_to_notice(bool cluster, int seconds) =>
        Assert.Equal(seconds, new ServerOptions { Cluster = cluster }.DefaultDrain.TotalSeconds);

    /// <summary>Whether nobody can connect any more.</summary>
    private static async Task<bool> IsClosedAsync(RunningServer server)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private const string Review =
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"abc","operation":"CREATE","object":{}}}""";

    /// <summary>A body that is sent once the test says so.</summary>
    private sealed class HeldBody : HttpContent
    {
        private readonly byte[] _body;
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldBody(string body)
        {
            _body = Encoding.UTF8.GetBytes(body);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public Task Begun => _begun.Task;

        public void End() => _ended.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, 1));
            await stream.FlushAsync();
            _begun.TrySetResult();
            await _ended.Task;
            await stream.WriteAsync(_body.AsMemory(1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
