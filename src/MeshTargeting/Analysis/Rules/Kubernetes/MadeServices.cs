using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>The MeshServices that Kuma makes of Services.</summary>
internal static class MadeServices
{
    /// <summary>What it looks at.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Reads =
        [MeshServiceSpec.Descriptor, MeshSpec.Descriptor, NamespaceSpec.Descriptor, PodSpec.Descriptor, EndpointSliceSpec.Descriptor];

    /// <summary>The MeshService of a Service that has an address; null where Kuma makes none, or one is written by hand.</summary>
    public static Resource? Of(World world, Resource service) => world.Meshes
        .Select(mesh => world.Find(new ResourceId(MeshServiceSpec.Descriptor.Name, mesh, service.Metadata.Namespace, service.Metadata.Name)))
        .FirstOrDefault(made => made?.DerivedFrom == service);
}
