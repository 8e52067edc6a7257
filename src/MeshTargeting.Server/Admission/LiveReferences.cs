using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// Finds what an object refers to and the World lacks, before anything is called missing: whoever applies a service and a policy for it in
/// one go is faster than a watch.
/// </summary>
internal sealed class LiveReferences(ILiveLookup lookup, ServerMetrics metrics)
{
    /// <summary>What is there after all; empty where nothing was missed.</summary>
    /// <param name="world">The World, the object among it; null where there is none yet.</param>
    /// <param name="resource">The object.</param>
    /// <param name="findings">What is said of it in this World: where that is nothing, nobody need be asked.</param>
    /// <param name="left">The time for the whole judgement.</param>
    public IReadOnlyList<Resource> Find(World? world, Resource resource, IReadOnlyList<Finding> findings, TimeLeft left)
    {
        if (world is null)
        {
            metrics.FellBack(Fallback.NoWorld);
            return [];
        }

        if (findings.Count == 0 || Missing(world, resource) is not { Count: > 0 } missing)
        {
            return [];
        }

        // A judgement has a thread of its own (ReviewGate), which has nothing else to do.
        using var patience = left.Half();
        return [.. lookup.FindAsync(missing, patience.Token).GetAwaiter().GetResult().Where(found => found.Id != resource.Id)];
    }

    private static IReadOnlyList<MissingTarget> Missing(World world, Resource resource)
    {
        var targets = MissingTargets.Of(world, resource);
        var mesh = resource.Metadata.Mesh;
        return mesh.Length == 0 || world.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", mesh)) is not null
            ? targets
            : [new MissingTarget(MeshSpec.Descriptor, "", mesh, null), .. targets];
    }
}
