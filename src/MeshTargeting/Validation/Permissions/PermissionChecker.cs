using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Permissions;

/// <summary>
/// Whether somebody who is not Kuma itself may create, change or delete a resource here
/// (pkg/plugins/runtime/k8s/webhooks/resourceadmissionchecker.go). The first reason counts, as in Kuma. Its users that are exempt are
/// the caller's business.
/// </summary>
public static class PermissionChecker
{
    private const string OriginPath = $"metadata.labels[\"{KumaLabels.Origin}\"]";
    private const string ZonePath = $"metadata.labels[\"{KumaLabels.Zone}\"]";

    /// <summary>Why a request is forbidden; null where it is not.</summary>
    /// <param name="resource">The object; of a deletion, the one that is there.</param>
    /// <param name="ns">The namespace of the request; empty for cluster-scoped kinds.</param>
    /// <param name="controlPlane">The control plane.</param>
    public static Forbidden? Check(Resource resource, string ns, ControlPlane controlPlane) =>
        Namespace(resource.Kind, ns, controlPlane)
        ?? ReadOnly(resource.Kind, controlPlane)
        ?? (IsLenient(resource.Kind, controlPlane) ? null : (controlPlane.IsGlobal ? null : Role(resource, ns, controlPlane)) ?? Labels(resource, ns, controlPlane, controlPlane.Zone ?? ControlPlane.DefaultZone));

    /// <summary>
    /// Why applying a manifest is certain to be forbidden or refused; null where it is not, or where it depends on what the manifest does
    /// not say: its namespace, the zone's name.
    /// </summary>
    /// <param name="resource">The manifest, of Kubernetes.</param>
    /// <param name="controlPlane">The control plane; its zone's name counts only where it was stated.</param>
    public static Forbidden? CheckManifest(Resource resource, ControlPlane controlPlane)
    {
        if (resource.Envelope != Envelope.Kubernetes || !resource.Kind.IsKuma)
        {
            return null;
        }

        var ns = resource.Metadata.Namespace;
        return Namespace(resource.Kind, ns, controlPlane)
            ?? ReadOnly(resource.Kind, controlPlane)
            ?? (IsLenient(resource.Kind, controlPlane)
                ? UncomputableRole(resource, ns, controlPlane)
                : Role(resource, ns, controlPlane) ?? Labels(resource, ns, controlPlane, controlPlane.Zone));
    }

    /// <summary>
    /// Why the label <c>kuma.io/policy-role</c> cannot be computed, with which Kuma's defaulting webhook fails even where the
    /// permissions do not forbid the policy; null where it can, or is not.
    /// </summary>
    /// <param name="resource">The object.</param>
    /// <param name="ns">The namespace of its metadata; empty where it has none.</param>
    /// <param name="controlPlane">The control plane.</param>
    public static Forbidden? UncomputableRole(Resource resource, string ns, ControlPlane controlPlane) =>
        controlPlane.IsOriginOf(resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin)) ? Role(resource, ns, controlPlane) : null;

    /// <summary>Zones without a global control plane, and the older kinds everywhere, are not asked for labels.</summary>
    private static bool IsLenient(KindDescriptor kind, ControlPlane controlPlane) =>
        controlPlane.Mode == ControlPlaneMode.Zone || !kind.IsPluginOriginated;

    private static Forbidden? Namespace(KindDescriptor kind, string ns, ControlPlane controlPlane)
    {
        if (ns.Length == 0 || ns == controlPlane.SystemNamespace)
        {
            return null;
        }

        return controlPlane.IsGlobal
            ? Misplaced("metadata.namespace", $"on Global CP the policy can be created only in the system namespace:{controlPlane.SystemNamespace}")
            : kind.SystemNamespaceOnly
                ? Misplaced("metadata.namespace", $"resource type {kind.Name} can be created only in the system namespace:{controlPlane.SystemNamespace}")
                : null;
    }

    private static Forbidden? ReadOnly(KindDescriptor kind, ControlPlane controlPlane)
    {
        if (!kind.IsReadOnlyOn(controlPlane))
        {
            return null;
        }

        var (here, there) = controlPlane.IsGlobal ? ("GLOBAL", "ZONE") : ("ZONE", "GLOBAL");
        return Misplaced(
            "kind",
            $"Operation not allowed. Kuma resources like {kind.Name} can be updated or deleted only from the {there} control plane and not from a {here} control plane.");
    }

    private static Forbidden? Role(Resource resource, string ns, ControlPlane controlPlane) =>
        resource.Kind is { IsPolicy: true, IsPluginOriginated: true }
        && PolicyRole.Compute((IPolicySpec)resource.SpecObject, ns, controlPlane).Error is { } error
            ? new Forbidden(PermissionRules.MixedRole, "spec.to", error)
            : null;

    private static Forbidden? Labels(Resource resource, string ns, ControlPlane controlPlane, string? zone)
    {
        var origin = resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin);
        if (controlPlane.IsGlobal)
        {
            return !controlPlane.DisableOriginLabelValidation && origin == "zone" ? WrongValue(KumaLabels.Origin, OriginPath, "global", origin) : null;
        }

        if (!controlPlane.DisableOriginLabelValidation && ns == controlPlane.SystemNamespace && origin != "zone")
        {
            return new Forbidden(
                PermissionRules.WrongLabel,
                OriginPath,
                $"Operation not allowed. Applying policies on Zone CP on a system namespace requires '{KumaLabels.Origin}' label to be set to 'zone'.",
                new ForbiddenCause($"metadata.labels[{KumaLabels.Origin}]", "cannot be empty"));
        }

        return origin == "zone" && zone is not null && resource.Metadata.Labels.TryGetValue(KumaLabels.Zone, out var written) && written != zone
            ? WrongValue(KumaLabels.Zone, ZonePath, zone, written)
            : null;
    }

    private static Forbidden Misplaced(string path, string message) => new(PermissionRules.WrongNamespaceOrControlPlane, path, message);

    private static Forbidden WrongValue(string label, string path, string right, string actual) =>
        new(PermissionRules.WrongLabel, path, $"Operation not allowed. '{label}' label should have '{right}' value, got '{actual}'");
}
