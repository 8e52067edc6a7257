using CsCheck;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Controllers.Folder;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Controllers.Folder;

/// <summary>Whatever happens to a folder, after quiet it is what the pure function of all that it holds wants.</summary>
public class FolderUpkeepProperties
{
    /// <summary>What can happen: a Dataplane comes or goes, a file that was made is lost, the server is started anew, an hour passes.</summary>
    private static readonly Gen<(int What, int Service)[]> Histories = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Array[1, 12];

    [Fact]
    public void no_address_changes_or_is_shared_and_nothing_is_left_to_write() => Histories.Sample(
        history =>
        {
            using var folder = new TemporaryFolder();
            var time = new ManualTime();
            folder.Write("mesh.yaml", "type: Mesh\nname: default\nmeshServices: {mode: Exclusive}\n");
            var upkeep = NewServer();
            var known = new Dictionary<string, string>();
            foreach (var (what, service) in history)
            {
                Happen(what, $"s{service}");
                for (var passes = 0; upkeep.Keep(Read(), default).HasWritten; passes++)
                {
                    Assert.True(passes < 4, "there is no end of writing");
                }

                var services = Read().World.Resources.OfType<Resource<MeshServiceSpec>>().Where(s => !s.IsDerived).ToList();
                var addresses = services.ToDictionary(s => s.Metadata.Name, s => ServiceVips.Of(s).Single());
                Assert.Equal(addresses.Count, addresses.Values.Distinct().Count());
                Assert.All(addresses, a => Assert.Equal(a.Value, known.GetValueOrDefault(a.Key, a.Value)));
                Assert.Empty(ServicePlan.Of(
                    Read().World, new PlanSettings { Environment = Envelope.Universal }, PlanMemory.None, time.GetUtcNow(), _ => null).Changes);
                known = addresses;
            }

            void Happen(int what, string service)
            {
                var made = folder.At($"generated/meshservice/default/{service}.yaml");
                switch (what)
                {
                    case 0:
                        folder.Write($"{service}.yaml", Dataplanes.Of(service, service));
                        break;
                    case 1:
                        File.Delete(folder.At($"{service}.yaml"));
                        break;
                    case 2 when File.Exists(made):
                        File.Delete(made);
                        known.Remove(service);
                        break;
                    case 3:
                        upkeep = NewServer();
                        break;
                    default:
                        time.Pass(TimeSpan.FromHours(1.5));
                        break;
                }
            }

            FolderUpkeep NewServer() => new(folder.FullPath, new PlanSettings(), time, new RememberedLog<FolderUpkeep>());

            Snapshot Read() => new FolderReader(folder.FullPath, new WorldOptions { IsComplete = true }, isKept: true).Read(null);
        },
        iter: 60);
}
