using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>The names by which Kuma's core knows resources (pkg/util/k8s/name_converter.go).</summary>
public static class CoreNames
{
    /// <summary><c>name.namespace</c> for what lives in a Kubernetes namespace, else the name.</summary>
    public static string Of(Resource resource) => resource.Envelope == Envelope.Kubernetes && resource.Metadata.Namespace.Length > 0
        ? $"{resource.Metadata.Name}.{resource.Metadata.Namespace}"
        : resource.Metadata.Name;

    /// <summary>The resource of a core name; null where there is none.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="mesh">The mesh; empty for kinds that belong to none.</param>
    /// <param name="coreName">The name.</param>
    public static Resource? Find(World world, KindDescriptor kind, string mesh, string coreName)
    {
        foreach (var id in Candidates(kind.Name, coreName, mesh))
        {
            if (world.Find(id) is { } found && Of(found) == coreName)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The identities of Dataplanes that may have this name.</summary>
    internal static IEnumerable<ResourceId> Candidates(string coreName, string mesh) => Candidates("Dataplane", coreName, mesh);

    /// <summary>The identities that may have this name: on Universal it is the name, on Kubernetes name and namespace.</summary>
    private static IEnumerable<ResourceId> Candidates(string kind, string coreName, string mesh)
    {
        yield return new ResourceId(kind, mesh, "", coreName);
        var dot = coreName.LastIndexOf('.');
        if (dot >= 0)
        {
            yield return new ResourceId(kind, mesh, coreName[(dot + 1)..], coreName[..dot]);
        }
    }
}
