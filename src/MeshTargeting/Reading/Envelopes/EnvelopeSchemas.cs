using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>The fields that envelopes have besides spec and status, declared as the fields of kinds are.</summary>
internal static class EnvelopeSchemas
{
    /// <summary>Fields at the top of a Kubernetes document.</summary>
    public static readonly IReadOnlyList<string> KubernetesNames = ["apiVersion", "kind", "metadata", "status"];

    /// <summary>Fields at the top of a Universal document; <c>kri</c> and <c>snis</c> are what the control plane adds when asked.</summary>
    public static readonly IReadOnlyList<string> UniversalNames =
        ["type", "name", "mesh", "labels", "creationTime", "modificationTime", "kri", "snis", "status"];

    /// <summary>Kubernetes' ObjectMeta.</summary>
    public static readonly ObjectSchema Metadata = Of(
        typeof(ResourceMetadata),
        "name", "generateName", "namespace", "labels", "annotations", "uid", "resourceVersion", "generation", "creationTimestamp",
        "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers", "ownerReferences", "managedFields", "selfLink");

    /// <summary>Whether a field may stand at the top of a document: the envelope's, the spec, and in some cases the spec's own.</summary>
    public static bool Has(KindDescriptor kind, Envelope envelope, string name, KumaSemantics semantics) =>
        (envelope == Envelope.Universal ? UniversalNames : KubernetesNames).Contains(name)
        || (IsInline(kind, envelope) ? kind.Spec.Find(name, semantics) is not null : name == "spec")
        || (name == "mesh" && HasMeshField(kind));

    /// <summary>The same as a shape, from which names are suggested.</summary>
    public static ObjectSchema Document(KindDescriptor kind, Envelope envelope)
    {
        var isInline = IsInline(kind, envelope);
        var names = envelope == Envelope.Universal ? UniversalNames : KubernetesNames;
        IEnumerable<PropertySchema> properties = names.Select(name => new PropertySchema(name, name == "metadata" ? Metadata : new AnySchema()));
        if (envelope == Envelope.Kubernetes && HasMeshField(kind))
        {
            properties = properties.Append(new PropertySchema("mesh", new AnySchema()));
        }

        properties = isInline ? properties.Concat(kind.Spec.Properties) : properties.Append(new PropertySchema("spec", kind.Spec));
        return new ObjectSchema(kind.SpecType, properties.ToList());
    }

    /// <summary>Whether the spec's fields stand at the top of the document.</summary>
    public static bool IsInline(KindDescriptor kind, Envelope envelope) =>
        envelope == Envelope.Universal ? kind.SpecInlineOnUniversal : kind.SpecInlineOnKubernetes;

    /// <summary>
    /// Whether the Kubernetes form has the mesh as a field: so it is with the kinds that are older than the label (Dataplane and
    /// others of a protobuf message), those of no mesh included, where it means nothing.
    /// </summary>
    public static bool HasMeshField(KindDescriptor kind) => kind is { IsKuma: true, IsProtobuf: true };

    private static ObjectSchema Of(Type type, params string[] names) =>
        new(type, names.Select(name => new PropertySchema(name, new AnySchema())).ToList());
}
