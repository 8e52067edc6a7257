using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Finding resources by what references say of them, and making targets of them.</summary>
internal static class Lookup
{
    /// <summary>
    /// The resource of a reference by name: in the policy's mesh and zone, and in its namespace unless the reference gives one
    /// (TargetRefToKRI).
    /// </summary>
    public static Resource? ByName(World world, KindDescriptor kind, Reference reference)
    {
        var policy = ResourceTraits.Of(reference.From, world.Options);
        var ns = string.IsNullOrEmpty(reference.Ref.Namespace) ? policy.Namespace : reference.Ref.Namespace;
        return world.FindByName(kind, reference.From.Metadata.Mesh, policy.Zone ?? "", ns ?? "", reference.Name);
    }

    /// <summary>The zone that Kuma sees on a resource; empty where it has none.</summary>
    public static string ZoneOf(World world, Resource resource) => world.LabelsOf(resource).GetValueOrDefault(KumaLabels.Zone) ?? "";

    /// <summary>The namespace that Kuma sees on a resource; empty where it has none.</summary>
    public static string NamespaceOf(World world, Resource resource) =>
        world.LabelsOf(resource).GetValueOrDefault(KumaLabels.Namespace) ?? "";

    /// <summary>The namespace where Kuma looks for what a reference names.</summary>
    public static string NamespaceOf(World world, Reference reference) =>
        string.IsNullOrEmpty(reference.Ref.Namespace) ? NamespaceOf(world, reference.From) : reference.Ref.Namespace;

    /// <summary>Resources of a kind and display name in any namespace and zone of a mesh, in the order of identities.</summary>
    public static IReadOnlyList<Resource> Namesakes(World world, KindDescriptor kind, string mesh, string name)
    {
        // On Universal nothing sets a display name, and the name itself stands for it.
        var labelled = world.Select(mesh, kind, new Dictionary<string, string> { [KumaLabels.DisplayName] = name });
        var unlabelled = world.Find(new ResourceId(kind.Name, mesh, "", name));
        return labelled.Append(unlabelled).OfType<Resource>().Distinct()
            .Where(r => ResourceTraits.Of(r, world.Options).DisplayName == name)
            .OrderBy(r => r.Id).ToList();
    }

    /// <summary>A resource as a whole; with the port where it has exactly one.</summary>
    public static Target Whole(Resource resource) => ServicePort.Of(resource) is [var only]
        ? new Target(resource, "", only.Number, only.AppProtocol)
        : new Target(resource, "", null, null);

    /// <summary>A port of a resource.</summary>
    public static Target Of(Resource resource, ServicePort port) => new(resource, port.Section, port.Number, port.AppProtocol);
}
