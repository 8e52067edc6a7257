using System.Net;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 0)]
    public void takes_time_where_others_need_to_notice(bool cluster, int seconds) =>
        Assert.Equal(seconds, new ServerOptions { Cluster = cluster }.DefaultDrain.TotalSeconds);

    private const string Review =
        """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"abc","operation":"CREATE","object":{}}}""";
}
