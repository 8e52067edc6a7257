using MeshTargeting.Reading.Envelopes;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// What Kuma's webhook demands of every object's metadata before it looks at the spec (pkg/plugins/runtime/k8s/webhooks/validation.go).
/// </summary>
internal static class KubernetesMetadataValidator
{
    public static void Validate(Resource resource, FindingList findings)
    {
        if (resource.Envelope != Envelope.Kubernetes || !resource.Kind.IsKuma)
        {
            return;
        }

        // A mesh that is a field has no default on Kubernetes; one that is a label has.
        var isField = EnvelopeSchemas.HasMeshField(resource.Kind);
        MetaValidator.ValidateMesh(
            isField && resource.Metadata.MeshIsImplied ? "" : resource.Metadata.Mesh,
            resource.Kind.Scope,
            isField ? Place.Root.At("mesh") : Place.Root.AtInManifest($"metadata.labels[\"{KumaLabels.Mesh}\"]").AtInKuma("mesh"),
            findings);
        if (resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin) is { Length: > 0 } and not ("zone" or "global") and var origin)
        {
            var path = $"labels[\"{KumaLabels.Origin}\"]";
            findings.Add(PermissionRules.WrongLabel, $"metadata.{path}", $"unknown resource origin \"{origin}\"", kumaField: path);
        }
    }
}
