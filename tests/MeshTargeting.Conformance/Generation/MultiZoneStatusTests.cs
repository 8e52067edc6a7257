using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of what it keeps of MeshMultiZoneServices.</summary>
public class MultiZoneStatusTests
{
    private const string File = "inline/meshmultizoneservice-status.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void keeps_MeshMultiZoneServices_as_Kuma_does(string id) => new Scenario(Corpus.Row(File, id), (stored, _) =>
    {
        var world = World.Create(stored, new WorldOptions { Derive = false, UniversalIsStored = true });
        return Write.Changed(
            stored.OfType<Resource<MeshMultiZoneServiceSpec>>(), s => MultiZoneUpkeep.Of(world, (Resource<MeshMultiZoneServiceSpec>)s));
    }).Play();
}
