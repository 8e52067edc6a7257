using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a MeshZoneAddress as Kuma 3.0 does (pkg/core/resources/apis/meshzoneaddress/api/v1alpha1/validator.go there). Kuma 2.14
/// has no validator for it: its schema is all.
/// </summary>
internal static class MeshZoneAddressValidator
{
    public static void Validate(Resource<MeshZoneAddressSpec> resource, FindingList findings)
    {
        if (findings.Semantics.ChecksZoneAddresses)
        {
            ValidateAddress(resource.Spec.Address, Place.Spec.At("address"), findings);
            PortChecks.Validate(resource.Spec.Port, Place.Spec.At("port"), findings);
        }
    }

    private static void ValidateAddress(string? address, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(address))
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }
        else if (address is "0.0.0.0" or "::")
        {
            findings.Add(KumaRules.NotSupported, place, "must not be 0.0.0.0 or ::");
        }
        else if (!Addresses.IsIp(address) && !Addresses.IsHostName(address))
        {
            findings.Add(KumaRules.Malformed, place, "must be a valid IP address or domain name");
        }
    }
}
