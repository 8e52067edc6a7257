using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Cluster;

/// <summary>Whatever happens to objects, watches and the API server: in the end the World is what a single look at the API server makes.</summary>
public sealed class ClusterWatchPropertyTests
{
    private const string Services = "meshservices";

    private static readonly Gen<Action<WatchedCluster>> Step = Gen.Frequency(
        (8, Gen.Select(Gen.Int[0, 5], Gen.Int[1, 9], Gen.Int[0, 1]).Select(Put)),
        (4, Gen.Int[0, 5].Select(Delete)),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.EndWatches())),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.Freeze())),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.Compact())),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.Bookmark(Services))),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.Send(Services, "{\"type\":"))),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.Uninstall(Services))),
        (1, Gen.Const<Action<WatchedCluster>>(c => c.History.Install(Services))),
        (2, Gen.Int[1, 4000].Select<int, Action<WatchedCluster>>(ms => c => c.Time.Advance(TimeSpan.FromMilliseconds(ms)))));

    [Fact]
    public Task is_what_the_api_server_lists_after_any_events_and_faults() => Step.Array[1, 40].SampleAsync(
        async steps =>
        {
            await using var cluster = await WatchedCluster.StartAsync(WatchedCluster.MeshService("s0"), WatchedCluster.MeshService("s1"));
            foreach (var step in steps)
            {
                step(cluster);
            }

            // What is frozen and what is not installed takes minutes of the clock to be noticed.
            await cluster.UntilAsync(() =>
            {
                cluster.Time.Advance(TimeSpan.FromSeconds(2));
                return Of(cluster.World).SequenceEqual(Of(cluster.Expected(Services)));
            });
        },
        iter: 15,
        threads: 1);

    private static Action<WatchedCluster> Put(int number, int port, int mesh) => cluster =>
    {
        if (cluster.History.IsInstalled(Services))
        {
            cluster.History.Put(Services, WatchedCluster.MeshService($"s{number}", port, mesh == 0 ? "default" : "other"));
        }
    };

    private static Action<WatchedCluster> Delete(int number) => cluster => cluster.History.Delete(Services, "app", $"s{number}");

    private static IEnumerable<(ResourceId, int)> Of(World world) =>
        world.Resources.OfType<Resource<MeshServiceSpec>>().Select(s => (s.Id, (int)s.Spec.Ports![0].Port!));
}
