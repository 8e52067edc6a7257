using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation;

/// <summary>The MeshServices that Kuma makes of the Services and Dataplanes of a World.</summary>
/// <param name="Services">The MeshServices, in the order of identities.</param>
/// <param name="Notes">What gets none, or not the one that is expected, and why.</param>
public sealed record GeneratedMeshServices(IReadOnlyList<Resource<MeshServiceSpec>> Services, IReadOnlyList<GenerationNote> Notes)
{
    /// <summary>Makes them.</summary>
    /// <param name="world">What there is.</param>
    public static GeneratedMeshServices Of(World world)
    {
        if (world.Options.IsGlobal)
        {
            return new([], []);
        }

        var (services, notes) = KubernetesMeshServices.Of(world);
        var settings = new UniversalSettings { Derivation = DerivationSettings.Of(world.Options) };
        var made = services.ToList();
        var noted = notes.ToList();
        foreach (var mesh in world.Meshes)
        {
            var proxies = world.OfKind(mesh, DataplaneSpec.Descriptor).Where(p => p.Envelope == Envelope.Universal && !p.IsDerived).ToList();
            if (proxies.Count == 0)
            {
                continue;
            }

            var mode = world.ModeOf(mesh);
            if (mode == MeshServicesMode.Disabled)
            {
                noted.AddRange(proxies.Select(p => new GenerationNote(p, $"no MeshService: meshServices.mode of Mesh {mesh} is Disabled")));
                continue;
            }

            // What is stored for long without Dataplanes does not count here, so the time does not matter.
            var stored = world.OfKind(mesh, MeshServiceSpec.Descriptor).Where(s => s.Envelope == Envelope.Universal && !s.IsDerived);
            var plan = UniversalMeshServices.Plan(mesh, mode, proxies, stored, DateTimeOffset.UnixEpoch, settings);
            made.AddRange(plan.Desired);
            noted.AddRange(plan.Notes);
        }

        return new(made.OrderBy(s => s.Id).ToList(), noted);
    }
}
