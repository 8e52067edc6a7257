using System.Text.Json;
using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of its generator on Universal, history and all.</summary>
public class MeshServiceGeneratorTests
{
    private const string File = "inline/meshservice-generator.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void keeps_MeshServices_in_step_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var settings = SettingsOf(row.GetProperty("config"));

        new Scenario(row, (stored, now) => Generate(stored, now, settings)).Play();
    }

    private static IEnumerable<Write> Generate(IReadOnlyList<Resource> stored, DateTimeOffset now, UniversalSettings settings)
    {
        var world = World.Create(stored, new WorldOptions { Derive = false, UniversalIsStored = true });
        return stored.OfType<Resource<MeshSpec>>().SelectMany(mesh => UniversalMeshServices.Plan(
                mesh.Metadata.Name,
                world.ModeOf(mesh.Metadata.Name),
                stored.OfType<Resource<DataplaneSpec>>().Where(p => p.Metadata.Mesh == mesh.Metadata.Name),
                stored.OfType<Resource<MeshServiceSpec>>().Where(s => s.Metadata.Mesh == mesh.Metadata.Name),
                now,
                settings).Changes)
            .Select(change => new Write(change.Id, change.Desired));
    }

    private static UniversalSettings SettingsOf(JsonElement config)
    {
        var propagation = config.GetProperty("labelPropagation");
        return new UniversalSettings
        {
            Derivation = new DerivationSettings { Zone = config.Text("zone")!, InboundTagsDisabled = config.GetProperty("inboundTagsDisabled").GetBoolean() },
            DeletionGracePeriod = Scenario.Duration(config.Text("deletionGracePeriod")!),
            PropagatesLabels = propagation.GetProperty("enabled").GetBoolean(),
            AllowedLabelKeys = propagation.TryGetProperty("allowedLabelKeys", out var keys) ? keys.EnumerateArray().Select(k => k.GetString()!).ToHashSet() : [],
        };
    }
}
