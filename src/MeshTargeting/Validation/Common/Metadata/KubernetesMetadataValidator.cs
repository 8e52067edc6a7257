using MeshTargeting.Reading.Envelopes;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// What the API server demands of every object's metadata, and then Kuma's webhook before it looks at the spec
/// (k8s.io/apimachinery/pkg/api/validation, pkg/plugins/runtime/k8s/webhooks/validation.go).
/// </summary>
internal static class KubernetesMetadataValidator
{
    public static void Validate(Resource resource, FindingList findings)
    {
        if (resource.Envelope != Envelope.Kubernetes || !resource.Kind.IsKuma)
        {
            return;
        }

        ValidateNames(resource, findings);

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

    private static void ValidateNames(Resource resource, FindingList findings)
    {
        var metadata = resource.Metadata;
        Invalid("metadata.name", metadata.Name, KubernetesNames.Dns1123Subdomain(metadata.Name));
        Invalid("metadata.namespace", metadata.Namespace, KubernetesNames.Dns1123Label(metadata.Namespace));
        foreach (var (key, value) in metadata.Labels)
        {
            Invalid($"metadata.labels[\"{key}\"]", key, KubernetesNames.QualifiedName(key), "metadata.labels");
            Invalid($"metadata.labels[\"{key}\"]", value, KubernetesNames.LabelValue(value), "metadata.labels");
        }

        void Invalid(string path, string value, IEnumerable<string> problems, string? field = null)
        {
            foreach (var problem in value.Length == 0 ? [] : problems)
            {
                findings.Add(KumaRules.Malformed, path, $"Invalid value: {Quote.Of(value)}: {problem}", kumaField: field);
            }
        }
    }
}
