using System.Net;
using System.Text.Json.Nodes;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster.Watching;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.Lifecycle;

/// <summary>A clock that an administrator, or a machine that was asleep, puts on or back while the server runs.</summary>
public sealed class ClockTests
{
    public static TheoryData<int> Days => [-400, -1, 1, 400];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task leaves_reviews_and_readiness_as_they_were(int days)
    {
        var time = new WrongClock();
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath }, configure: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var before = await ReviewAsync(server);

        time.Ahead = TimeSpan.FromDays(days);

        Assert.Equal(before, await ReviewAsync(server));
        using var ready = await server.Client.GetAsync(new Uri("readyz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("meshservice_fallbacks_total{reason=\"review_timed_out\"} 0", await server.GetAsync("metrics"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void makes_no_watch_older_or_younger(int days)
    {
        var time = new ManualTime();
        var status = new KindStatus(MeshServiceSpec.Descriptor, time);
        status.Listed();
        time.Pass(TimeSpan.FromSeconds(3));

        time.Now += TimeSpan.FromDays(days);

        Assert.Equal(TimeSpan.FromSeconds(3), status.Age);
    }

    /// <summary>The answer to an object that is wrong.</summary>
    private static async Task<string> ReviewAsync(RunningServer server)
    {
        using var response = await server.PostAsync("/validate", Requests.Review("MeshService", """{"selector":{"dataplaneTags":{"app":"web"}},"ports":[{"port":0}]}"""));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["response"]!.ToJsonString();
    }

    /// <summary>The time passes as it does, and the clock shows another.</summary>
    private sealed class WrongClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Ahead;
    }
}
