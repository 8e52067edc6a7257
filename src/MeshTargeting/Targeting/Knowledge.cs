using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// Tells "it is not there" from "it was not given". A repository seldom holds a whole mesh: what it says nothing about may well exist.
/// </summary>
internal static class Knowledge
{
    /// <summary>Whether the input would hold what a reference by name means, if it existed.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind that is referred to.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="ns">The namespace where Kuma looks.</param>
    public static bool CoversName(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var mesh = reference.From.Metadata.Mesh;
        var isService = kind.Name == MeshServiceSpec.Descriptor.Name;
        if (isService && world.Options.Mode == ControlPlaneMode.Global)
        {
            // Services come from zones, whose manifests lie elsewhere.
            return false;
        }

        if (isService && !reference.IsBackend && world.ModeOf(mesh) != MeshServicesMode.Exclusive)
        {
            // The name may be that of a kuma.io/service destination: of another zone's, or of an ExternalService.
            return false;
        }

        return CoversZone(world, kind, mesh, Lookup.ZoneOf(world, reference.From)) && CoversNamespace(world, kind, mesh, ns);
    }

    /// <summary>Whether the input would hold what labels select, if it existed.</summary>
    public static bool CoversLabels(World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string> labels)
    {
        var mesh = reference.From.Metadata.Mesh;
        if (labels.TryGetValue(KumaLabels.Zone, out var zone))
        {
            if (!CoversZone(world, kind, mesh, zone))
            {
                return false;
            }
        }
        else if (world.Options.Mode != ControlPlaneMode.Zone)
        {
            // Labels without a zone select in every zone, and the input is at best one of them.
            return false;
        }

        return labels.TryGetValue(KumaLabels.Namespace, out var ns)
            ? CoversNamespace(world, kind, mesh, ns)
            : world.OfKind(mesh, kind).Count > 0;
    }

    /// <summary>Whether the input says anything about resources of a kind in a namespace; the empty one is that of Universal.</summary>
    private static bool CoversNamespace(World world, KindDescriptor kind, string mesh, string ns)
    {
        if (Neighbours.Any(world.OfKind(mesh, kind), ns))
        {
            return true;
        }

        if (kind.Name != MeshServiceSpec.Descriptor.Name)
        {
            return false;
        }

        return ns.Length == 0
            ? Neighbours.Any(world.OfKind(mesh, DataplaneSpec.Descriptor), ns)
            : ns == world.Options.SystemNamespace || Neighbours.Any(world.OfKind("", ServiceSpec.Descriptor), ns);
    }

    /// <summary>Whether the input holds resources of a zone: its own one, or one of which a resource of the kind was given.</summary>
    private static bool CoversZone(World world, KindDescriptor kind, string mesh, string zone)
    {
        var own = world.Options.Mode == ControlPlaneMode.Global ? "" : world.Options.Zone ?? WorldOptions.DefaultZone;
        return zone == own || world.OfKind(mesh, kind).Any(r => Lookup.ZoneOf(world, r) == zone);
    }
}
