using MeshTargeting.Reading.Checking;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Envelopes;

/// <summary>Reads the metadata of both forms.</summary>
internal sealed class EnvelopeReader(FindingCollector findings, PathStack path, EnvelopeFields fields, UnknownFields unknown)
{
    private const string DefaultMesh = "default";

    /// <summary>The metadata of a document; says what is missing or of a wrong type.</summary>
    /// <param name="root">The document.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="envelope">Its form.</param>
    /// <param name="isNamed">False where it has no name, and is not to get one from Kubernetes either.</param>
    public ResourceMetadata Read(MappingNode root, KindDescriptor kind, Envelope envelope, out bool isNamed) =>
        envelope == Envelope.Kubernetes ? ReadKubernetes(root, kind, out isNamed) : ReadUniversal(root, kind, out isNamed);

    private ResourceMetadata ReadKubernetes(MappingNode root, KindDescriptor kind, out bool isNamed)
    {
        if (fields.Object(root, "metadata", EnvelopeSchemas.Metadata) is not { Value: MappingNode metadata } entry)
        {
            isNamed = false;
            if (root.Find("metadata") is not { Value: not ScalarNode { IsNull: true } })
            {
                Nameless(root.Find("metadata")?.Place ?? root.Start, "metadata.name");
            }

            return WithMesh(new ResourceMetadata(), root, kind, null);
        }

        path.PushField(entry);
        unknown.CheckMetadata(metadata);
        var name = fields.Name(metadata, "name");
        isNamed = !string.IsNullOrEmpty(name) || !string.IsNullOrEmpty(fields.String(metadata, "generateName"));
        if (!isNamed && IsAbsent(metadata, "name"))
        {
            Nameless(metadata.Find("name")?.Place ?? entry.Place, "metadata.name");
        }

        var labels = fields.Labels(metadata);
        var result = new ResourceMetadata
        {
            Name = name ?? "",
            Namespace = kind.Namespaced ? fields.Name(metadata, "namespace") ?? "" : "",
            Labels = labels,
            Annotations = fields.Strings(metadata, "annotations"),
            CreationTime = fields.Time(metadata, "creationTimestamp"),
            Uid = StoredMetadata.Uid(metadata),
            Version = StoredMetadata.Version(metadata),
            IsTerminating = StoredMetadata.IsTerminating(metadata),
            Owners = StoredMetadata.Owners(metadata),
        };
        path.Pop();
        return WithMesh(result, root, kind, labels.GetValueOrDefault(KumaLabels.Mesh));
    }

    private ResourceMetadata ReadUniversal(MappingNode root, KindDescriptor kind, out bool isNamed)
    {
        var name = fields.Name(root, "name");
        isNamed = !string.IsNullOrEmpty(name);
        if (!isNamed && IsAbsent(root, "name"))
        {
            Nameless(root.Find("name")?.Place ?? root.Start, "name");
        }

        var mesh = fields.Name(root, "mesh");
        var result = new ResourceMetadata
        {
            Name = name ?? "",
            Labels = fields.Labels(root),
            CreationTime = fields.Time(root, "creationTime"),
        };
        return kind.Scope == KindScope.Mesh ? result with { Mesh = mesh ?? DefaultMesh, MeshIsImplied = mesh is null } : result;
    }

    /// <param name="metadata">The metadata so far.</param>
    /// <param name="root">The document.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="label">The label that names the mesh; null where there is none.</param>
    private ResourceMetadata WithMesh(ResourceMetadata metadata, MappingNode root, KindDescriptor kind, string? label)
    {
        var mesh = EnvelopeSchemas.HasMeshField(kind) ? fields.Name(root, "mesh") : label;
        return kind.Scope == KindScope.Mesh ? metadata with { Mesh = mesh ?? DefaultMesh, MeshIsImplied = mesh is null } : metadata;
    }

    private void Nameless(Position place, string missing) => findings.Add(ReadingRules.BadEnvelope, place, missing, "the resource has no name");

    /// <summary>Absent, null or empty, and not of a wrong type, which has been reported as such.</summary>
    private static bool IsAbsent(MappingNode node, string name) =>
        node.Find(name) is not { Value: var value } || value is ScalarNode { Value: { Text: "" } or { Kind: ScalarKind.Null } };
}
