using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Validation;

/// <summary>MeshServices from the JSON of their spec, for rooms that stand before the reader's findings.</summary>
internal static class MeshServices
{
    public static Resource<MeshServiceSpec> Kubernetes(string spec, ResourceMetadata? metadata = null) =>
        Decode(spec, metadata ?? new ResourceMetadata { Name = "backend", Namespace = "app", Mesh = "default", MeshIsImplied = true }, Envelope.Kubernetes);

    public static Resource<MeshServiceSpec> Universal(string spec, ResourceMetadata? metadata = null) =>
        Decode(spec, metadata ?? new ResourceMetadata { Name = "backend", Mesh = "default", MeshIsImplied = true }, Envelope.Universal);

    private static Resource<MeshServiceSpec> Decode(string spec, ResourceMetadata metadata, Envelope envelope) =>
        (Resource<MeshServiceSpec>)MeshServiceSpec.Descriptor.Decode(metadata, Encoding.UTF8.GetBytes(spec), default, envelope, null);
}
