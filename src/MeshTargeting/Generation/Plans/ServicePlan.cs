using MeshTargeting.Generation.Hostnames;
using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Plans;

/// <summary>
/// What is to be written so that the services of a World are what Kuma's control plane would make of them: one pure function of all that
/// is stored. Once its changes are made, the next plan has none.
/// </summary>
/// <param name="Changes">The changes, those that take away first, then by identity.</param>
/// <param name="Notes">What keeps services from being made or served as expected.</param>
/// <param name="Memory">What the next plan is to know.</param>
public sealed record ServicePlan(IReadOnlyList<ServiceChange> Changes, IReadOnlyList<GenerationNote> Notes, PlanMemory Memory)
{
    /// <summary>Makes a plan.</summary>
    /// <param name="world">What there is; resources that are derived in it are not stored. Universal documents are taken as stored.</param>
    /// <param name="settings">What is kept in step, and how.</param>
    /// <param name="memory">The memory of the plan before; <see cref="PlanMemory.None"/> for a first one.</param>
    /// <param name="now">The time, by which MeshServices without Dataplanes go.</param>
    /// <param name="insightOf">What is known of a proxy; null for nothing.</param>
    public static ServicePlan Of(
        World world, PlanSettings settings, PlanMemory memory, DateTimeOffset now, Func<Resource<DataplaneSpec>, ProxyInsight?> insightOf)
    {
        if (world.Options.IsGlobal)
        {
            return new([], [], memory);
        }

        var draft = Draft.Of(world);
        if (settings.Duties.HasFlag(Duties.Generation))
        {
            KubernetesGeneration.Plan(world, draft);
            UniversalGeneration.Plan(world, settings, now, draft);
        }

        if (settings.Duties.HasFlag(Duties.DefaultGenerators))
        {
            DefaultGenerators(world, settings, draft);
        }

        if (settings.Duties.HasFlag(Duties.Hostnames))
        {
            var hostnames = HostnameAssignment.Of(world);
            draft.Revise("hostnames", (resource, seen) => hostnames[seen].WithStatusOf(resource));
        }

        if (settings.Duties.HasFlag(Duties.Status))
        {
            draft.Revise("status", (resource, _) => resource is Resource<MeshServiceSpec> service ? MeshServiceUpkeep.Of(world, service, insightOf) : resource);
        }

        if (settings.Duties.HasFlag(Duties.MultiZone))
        {
            draft.Revise("MeshServices", (resource, _) => resource is Resource<MeshMultiZoneServiceSpec> service ? MultiZoneUpkeep.Of(world, service) : resource);
        }

        if (settings.Duties.HasFlag(Duties.Addresses))
        {
            memory = AddressPlan.Plan(settings, memory, draft);
        }

        return new(draft.Changes, draft.Notes, memory);
    }

    private static void DefaultGenerators(World world, PlanSettings settings, Draft draft)
    {
        foreach (var generator in DefaultHostnameGenerators.Of(world.Options, settings.Environment).Where(g => world.Find(g.Id) is null))
        {
            draft.Create(generator, "a default HostnameGenerator");
        }
    }
}
