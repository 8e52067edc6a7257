using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Plans;

/// <summary>The MeshServices that are made of Dataplanes, as part of a plan.</summary>
internal static class UniversalGeneration
{
    public static void Plan(World world, PlanSettings settings, DateTimeOffset now, Draft draft)
    {
        var universal = settings.Universal with { Derivation = DerivationSettings.Of(world.Options) };
        foreach (var mesh in world.Meshes)
        {
            var proxies = world.OfKind(mesh, DataplaneSpec.Descriptor).Where(p => p.Envelope == Envelope.Universal && !p.IsDerived).ToList();
            var stored = world.OfKind(mesh, MeshServiceSpec.Descriptor).Where(s => s.Envelope == Envelope.Universal && !s.IsDerived).ToList();
            if (proxies.Count == 0 && stored.Count == 0)
            {
                continue;
            }

            var plan = UniversalMeshServices.Plan(mesh, world.ModeOf(mesh), proxies, stored, now, universal);
            draft.Notes.AddRange(plan.Notes);
            foreach (var change in plan.Changes)
            {
                switch (change)
                {
                    case { Stored: { } gone, Desired: null }:
                        draft.Delete(gone, change.Reason);
                        break;
                    case { Stored: { } before, Desired: { } after }:
                        draft.Update(before, after, change.Reason);
                        break;
                    case { Desired: { } made }:
                        draft.Create(made, change.Reason);
                        break;
                }
            }
        }
    }
}
