using MeshTargeting.Resources;

namespace MeshTargeting.Defaulting;

/// <summary>
/// The mesh of a MeshService or policy that names none: the label kuma.io/mesh on Kubernetes (pkg/core/resources/labels/compute.go),
/// the field mesh on Universal (rest.yaml of every kind).
/// </summary>
internal static class MeshDefault
{
    private const string DefaultMesh = "default";

    public static Resource Apply(Resource resource, List<DefaultedField> filledIn)
    {
        if (!resource.Kind.IsPolicy && !resource.Kind.IsDestination)
        {
            return resource;
        }

        return resource.Envelope == Envelope.Kubernetes ? Label(resource, filledIn) : Field(resource, filledIn);
    }

    private static Resource Label(Resource resource, List<DefaultedField> filledIn)
    {
        var metadata = resource.Metadata;
        if (metadata.Labels.ContainsKey(KumaLabels.Mesh))
        {
            return resource;
        }

        filledIn.Add(new DefaultedField(["metadata", "labels", KumaLabels.Mesh], DefaultMesh));
        var labels = new Dictionary<string, string>(metadata.Labels, StringComparer.Ordinal) { [KumaLabels.Mesh] = DefaultMesh };
        return resource.WithMetadata(metadata with { Mesh = DefaultMesh, MeshIsImplied = false, Labels = labels });
    }

    private static Resource Field(Resource resource, List<DefaultedField> filledIn)
    {
        if (!resource.Metadata.MeshIsImplied)
        {
            return resource;
        }

        filledIn.Add(new DefaultedField(["mesh"], DefaultMesh));
        return resource.WithMetadata(resource.Metadata with { Mesh = DefaultMesh, MeshIsImplied = false });
    }
}
