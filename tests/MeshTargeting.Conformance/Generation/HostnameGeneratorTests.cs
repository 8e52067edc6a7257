using MeshTargeting.Generation.Hostnames;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of the hostnames that it gives services.</summary>
public class HostnameGeneratorTests
{
    private const string File = "inline/hostname-generator.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void gives_hostnames_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var config = row.GetProperty("config");
        var kinds = config.GetProperty("kinds").EnumerateArray().Select(k => k.GetString()!).ToHashSet();

        new Scenario(row, (stored, _) =>
        {
            var options = new WorldOptions { Derive = false, UniversalIsStored = true, Zone = config.Text("localZone") };
            var assignment = HostnameAssignment.Of(World.Create(stored, options));
            return Write.Changed(stored.Where(s => kinds.Contains(s.Kind.Name)), s => assignment[s].WithStatusOf(s));
        }).Play();
    }
}
