using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges what a proxy refers to: its outbounds and its reachable backends (validateOutbound and validateTransparentProxying in
/// pkg/core/resources/apis/mesh/dataplane_validator.go).
/// </summary>
internal static class DataplaneOutboundValidator
{
    private const string UnknownKind = "invalid value. Available values are: MeshExternalService,MeshMultiZoneService,MeshService";

    private static readonly TagRules Tags = new() { RequiresService = true };

    public static void Validate(DataplaneOutbound outbound, Place place, FindingList findings)
    {
        ProxyChecks.Port(outbound.Port, place.At("port"), findings);
        if (!string.IsNullOrEmpty(outbound.Address) && !Addresses.IsIp(outbound.Address))
        {
            findings.Add(KumaRules.Malformed, place.At("address"), "address has to be valid IP address");
        }

        if (outbound.BackendRef is { } reference)
        {
            BackendRef(reference, place.At("backendRef"), findings);
            if (findings.Semantics.ProxyTags && outbound.Tags is { Count: > 0 })
            {
                findings.Add(KumaRules.Combination, place.At("backendRef"), "both backendRef and tags/service cannot be defined");
            }
        }
        else if (findings.Semantics.ProxyTags)
        {
            TagsValidator.ValidateTags(outbound.Tags, place.At("tags"), Tags, findings);
        }
        else
        {
            findings.Add(KumaRules.ValueMissing, place.At("backendRef"), KumaText.MustBeDefined);
        }
    }

    /// <summary>Judges the services that a proxy is told of.</summary>
    public static void ValidateReachable(IReadOnlyList<DataplaneReachableBackendRef> references, Place place, FindingList findings)
    {
        for (var i = 0; i < references.Count; i++)
        {
            Reachable(references[i], place.At(i), findings);
        }
    }

    private static bool IsService(string? kind) => kind is "MeshService" or "MeshExternalService" or "MeshMultiZoneService";

    private static void BackendRef(DataplaneOutboundBackendRef reference, Place place, FindingList findings)
    {
        Kind(reference.Kind, place.At("kind"), findings);
        if (string.IsNullOrEmpty(reference.Name) && reference.Labels is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, "either 'name' or 'labels' should be specified");
        }

        // The port of a MeshExternalService is that of its endpoints.
        if (reference.Kind != "MeshExternalService")
        {
            ProxyChecks.Port(reference.Port, place.At("port"), findings);
        }
    }

    private static void Reachable(DataplaneReachableBackendRef reference, Place place, FindingList findings)
    {
        var hasName = !string.IsNullOrEmpty(reference.Name);
        var hasNamespace = !string.IsNullOrEmpty(reference.Namespace);
        var hasLabels = reference.Labels is { Count: > 0 };
        Kind(reference.Kind, place.At("kind"), findings);
        if (hasName)
        {
            MetaValidator.ValidateName(reference.Name, place.At("name"), findings);
        }

        if (!hasName && !hasNamespace && !hasLabels)
        {
            findings.Add(KumaRules.ValueMissing, place.At("name"), "name or labels are required");
        }

        if (!hasName && hasNamespace)
        {
            findings.Add(KumaRules.ValueMissing, place.At("name"), "name is required, when namespace is defined");
        }

        if ((hasName || hasNamespace) && hasLabels)
        {
            findings.Add(KumaRules.Combination, place.At("labels"), "labels cannot be defined when name is specified");
        }
    }

    private static void Kind(string? kind, Place place, FindingList findings)
    {
        if (!IsService(kind))
        {
            findings.Add(string.IsNullOrEmpty(kind) ? KumaRules.ValueMissing : KumaRules.NotSupported, place, UnknownKind);
        }
    }
}
