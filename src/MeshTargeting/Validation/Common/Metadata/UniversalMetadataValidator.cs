using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// What Kuma's REST interface demands of a resource's name, mesh and labels before it looks at the spec (validateResourceRequest in
/// pkg/api-server/resource_endpoints.go). On Kubernetes the API server judges names and labels.
/// </summary>
internal static class UniversalMetadataValidator
{
    // Of a zone's name, a dot and the resource's own, which is what it is called on the global control plane, one byte less.
    private const int LongestOnGlobal = 252;

    private static readonly Place Labels = Place.Root.At("labels");

    public static void Validate(Resource resource, FindingList findings)
    {
        if (resource.Envelope != Envelope.Universal || !resource.Kind.IsKuma)
        {
            return;
        }

        var metadata = resource.Metadata;
        var place = Place.Root.At("name");
        if (findings.ControlPlane is { Mode: ControlPlaneMode.FederatedZone, Zone: { } zone }
            && Encoding.UTF8.GetByteCount($"{zone}.{metadata.Name}") > LongestOnGlobal)
        {
            findings.Add(KumaRules.NameTooLong, place, "the length of the name must be shorter");
        }

        ValidateLabels(resource, findings);
        MetaValidator.ValidateName(metadata.Name, place, findings);
        MetaValidator.ValidateMesh(metadata.Mesh, resource.Kind.Scope, Place.Root.At("mesh"), findings);
    }

    private static void ValidateLabels(Resource resource, FindingList findings)
    {
        var (metadata, controlPlane) = (resource.Metadata, findings.ControlPlane);
        var origin = metadata.Labels.GetValueOrDefault(KumaLabels.Origin);
        if (origin is not (null or "" or "zone" or "global"))
        {
            findings.Add(PermissionRules.WrongLabel, Labels.Key(KumaLabels.Origin), $"unknown resource origin \"{origin}\"");
        }

        if (DemandedOrigin(resource, origin, controlPlane) is { } demanded)
        {
            findings.Add(PermissionRules.WrongLabel, Labels.Key(KumaLabels.Origin), $"the origin label must be set to '{demanded}'");
        }

        // A zone whose name was not stated may have any.
        if (!controlPlane.IsGlobal
            && origin != "global"
            && controlPlane.Zone is { } own
            && metadata.Labels.TryGetValue(KumaLabels.Zone, out var zone)
            && zone != own)
        {
            findings.Add(PermissionRules.WrongLabel, Labels.Key(KumaLabels.Zone), $"{KumaLabels.Zone} label should have {own} value");
        }

        if (!controlPlane.IsGlobal
            && origin != "global"
            && metadata.Labels.TryGetValue(KumaLabels.Mesh, out var mesh)
            && mesh != metadata.Mesh)
        {
            findings.Add(
                PermissionRules.WrongLabel, Labels.Key(KumaLabels.Mesh), $"{KumaLabels.Mesh} label must not differ from mesh set on resource");
        }

        // A control plane itself writes a time there that would be no label's value, on services that it manages.
        var isManaged = metadata.Labels.ContainsKey(KumaLabels.ManagedBy);
        foreach (var (key, value) in metadata.Labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            if (isManaged && key == KumaLabels.DeletionGracePeriodStartedAt)
            {
                continue;
            }

            foreach (var problem in KubernetesNames.QualifiedName(key).Concat(KubernetesNames.LabelValue(value)))
            {
                findings.Add(KumaRules.Malformed, Labels.Key(key), problem);
            }
        }
    }

    /// <summary>The origin that must be written and is not (validateOriginForWrite); null where none is missing.</summary>
    private static string? DemandedOrigin(Resource resource, string? origin, ControlPlane controlPlane) => controlPlane.Mode switch
    {
        _ when controlPlane.DisableOriginLabelValidation => null,
        ControlPlaneMode.Global when !string.IsNullOrEmpty(origin) && origin != "global" => "global",
        ControlPlaneMode.FederatedZone when resource.Kind.IsPluginOriginated && origin != "zone" => "zone",
        _ => null,
    };
}
