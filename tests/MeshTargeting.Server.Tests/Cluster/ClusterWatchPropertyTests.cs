using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Cluster;

/// <summary>Whatever happens to objects, watches and the API server: in the end the World is what a single look at the API server makes.</summary>
public sealed class ClusterWatchPropertyTests
{
    private const string Services = "meshservices";

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Select(Gen.Int[0, 5], Gen.Int[1, 9], Gen.Int[0, 1]).Select(Put)),
        (4, Gen.Int[0, 5].Select(i => new Step($"Delete({i})", c => c.History.Delete(Services, "app", $"s{i}")))),
        (1, Always("EndWatches", c => c.History.EndWatches())),
        (1, Always("Freeze", c => c.History.Freeze())),
        (1, Always("Compact", c => c.History.Compact())),
        (1, Always("Bookmark", c => c.History.Bookmark(Services))),
        (1, Always("SendGarbage", c => c.History.Send(Services, "{\"type\":"))),
        (1, Always("Uninstall", c => c.History.Uninstall(Services))),
        (1, Always("Install", c => c.History.Install(Services))),
        (2, Gen.Int[1, 4000].Select(ms => new Step($"Pass({ms})", c => c.Time.Advance(TimeSpan.FromMilliseconds(ms))))));

    [Fact]
    public Task is_what_the_api_server_lists_after_any_events_and_faults() => Steps.Array[1, 40].SampleAsync(
        async steps =>
        {
            await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("s0"), WatchedCluster.MeshService("s1"));
            foreach (var step in steps)
            {
                step.Do(cluster);
            }

            // What is frozen and what is not installed takes minutes of the clock to be noticed.
            await cluster.UntilAsync(() =>
            {
                cluster.Time.Advance(TimeSpan.FromSeconds(2));
                return Of(cluster.World).SequenceEqual(Of(cluster.Expected(Services)));
            });
        },
        iter: 15,
        threads: 1,
        print: steps => string.Join(", ", steps.Select(step => step.Name)));

    private static Step Put(int number, int port, int mesh) => new($"Put({number}, {port}, {mesh})", cluster =>
    {
        if (cluster.History.IsInstalled(Services))
        {
            cluster.History.Put(Services, WatchedCluster.MeshService($"s{number}", port, mesh == 0 ? "default" : "other"));
        }
    });

    private static Gen<Step> Always(string name, Action<WatchedCluster> action) => Gen.Const(new Step(name, action));

    private static IEnumerable<(ResourceId, int)> Of(World world) =>
        world.Resources.OfType<Resource<MeshServiceSpec>>().Select(s => (s.Id, (int)s.Spec.Ports![0].Port!));

    /// <summary>Something that happens, with its name for the message of a failure.</summary>
    private sealed record Step(string Name, Action<WatchedCluster> Do)
    {
        public override string ToString() => Name;
    }
}
