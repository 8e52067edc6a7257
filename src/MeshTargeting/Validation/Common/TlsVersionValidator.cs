using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges the versions of TLS that may be spoken (ValidateVersion in api/common/v1alpha1/tls).</summary>
internal static class TlsVersionValidator
{
    private const string Auto = "TLSAuto";

    // From the oldest to the newest, behind the one that leaves it to Envoy.
    private static readonly string[] Versions = [Auto, "TLS10", "TLS11", "TLS12", "TLS13"];

    public static void Validate(TlsVersion? version, Place place, FindingList findings)
    {
        if (version is null)
        {
            return;
        }

        var least = Known(version.Min, "min", place, findings);
        var greatest = Known(version.Max, "max", place, findings);
        if (least > greatest && greatest > 0)
        {
            findings.Add(KumaRules.Combination, place.At("min"), "min version must be lower than max");
        }
    }

    /// <summary>The place of a version in the list; 0 where none in particular is asked for.</summary>
    private static int Known(string? version, string field, Place place, FindingList findings)
    {
        var index = Array.IndexOf(Versions, version ?? Auto);
        if (index < 0)
        {
            findings.Add(KumaRules.NotSupported, place.At(field), KumaText.FieldMustBeOneOf(field, Versions));
        }

        return Math.Max(index, 0);
    }
}
