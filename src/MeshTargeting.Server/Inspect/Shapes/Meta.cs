using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect.Shapes;

/// <summary>What is shown of a resource.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Mesh">The mesh; empty for kinds that belong to none.</param>
/// <param name="Name">The name, on Kubernetes <c>name.namespace</c>.</param>
/// <param name="Labels">The labels as written.</param>
internal sealed record Meta(string Type, string Mesh, string Name, IReadOnlyDictionary<string, string> Labels)
{
    public static Meta Of(Resource resource) => new(resource.Kind.Name, resource.Metadata.Mesh, CoreNames.Of(resource), resource.Metadata.Labels);
}
