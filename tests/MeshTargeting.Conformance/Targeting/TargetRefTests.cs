using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting;

public class TargetRefTests
{
    private const string File = "inline/resolve-targetref.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void resolves_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");

        // Kuma's test resolves stored resources, with no other labels than they have: so does a global control plane.
        var world = World.Create(
            input.GetProperty("resources").EnumerateArray().Select(r => UniversalJson.Resource(r)),
            new WorldOptions { Mode = ControlPlaneMode.Global });
        var policy = new Resource<MeshTimeoutSpec>(
            MeshTimeoutSpec.Descriptor,
            UniversalJson.Metadata(input.GetProperty("policyMeta")),
            new MeshTimeoutSpec { To = [new MeshTimeoutTo { TargetRef = input.GetProperty("targetRef").Deserialize(ModelJson.Default.TargetRef) }] },
            Envelope.Universal);

        var resolution = ReferenceResolver.Resolve(world, References.Of(policy).Single());

        Assert.Equal(
            row.GetProperty("expected").EnumerateArray().Select(kri => kri.GetString()),
            resolution.Targets.Select(t => world.KriOf(t.Resource, t.Section).ToString()));
    }
}
