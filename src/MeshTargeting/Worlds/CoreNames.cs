using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>The names by which Kuma's core knows resources (pkg/util/k8s/name_converter.go).</summary>
public static class CoreNames
{
    /// <summary><c>name.namespace</c> for what lives in a Kubernetes namespace, else the name.</summary>
    public static string Of(Resource resource) => resource.Envelope == Envelope.Kubernetes && resource.Metadata.Namespace.Length > 0
        ? $"{resource.Metadata.Name}.{resource.Metadata.Namespace}"
        : resource.Metadata.Name;

    /// <summary>The identities of Dataplanes that may have this name: on Universal it is the name, on Kubernetes name and namespace.</summary>
    internal static IEnumerable<ResourceId> Candidates(string coreName, string mesh)
    {
        yield return new ResourceId("Dataplane", mesh, "", coreName);
        var dot = coreName.LastIndexOf('.');
        if (dot >= 0)
        {
            yield return new ResourceId("Dataplane", mesh, coreName[(dot + 1)..], coreName[..dot]);
        }
    }
}
