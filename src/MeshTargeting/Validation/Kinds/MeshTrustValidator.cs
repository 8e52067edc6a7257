using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTrust as Kuma does (pkg/core/resources/apis/meshtrust/api/v1alpha1/validator.go).</summary>
internal static class MeshTrustValidator
{
    private const int LongestDomain = 253;

    public static void Validate(Resource<MeshTrustSpec> resource, FindingList findings)
    {
        var spec = resource.Spec;
        ValidateBundles(spec.CaBundles, Place.Spec.At("caBundles"), findings);
        ValidateTrustDomain(spec.TrustDomain ?? "", Place.Spec.At("trustDomain"), findings);
        if (spec.Origin is not null && findings.Semantics.MeshTrustOriginInSpec)
        {
            findings.Deprecate(Place.Spec.At("origin"), "setting spec.origin field is deprecated");
        }
    }

    private static void ValidateTrustDomain(string domain, Place place, FindingList findings)
    {
        if (domain.Length == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, "trustDomain needs to be defined");
        }
        else if (Encoding.UTF8.GetByteCount(domain) > LongestDomain)
        {
            findings.Add(KumaRules.OutOfBounds, place, $"must not be longer than {LongestDomain} characters");
        }
    }

    private static void ValidateBundles(IReadOnlyList<CaBundle>? bundles, Place place, FindingList findings)
    {
        if (bundles is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
            return;
        }

        for (var i = 0; i < bundles.Count; i++)
        {
            ValidateBundle(bundles[i], place.At(i), findings);
        }
    }

    private static void ValidateBundle(CaBundle bundle, Place place, FindingList findings)
    {
        if (bundle.Type != "Pem")
        {
            findings.Add(KumaRules.NotSupported, place.At("type"), KumaText.MustBeOneOf(bundle.Type ?? "", "Pem"));
        }
        else if (bundle.Pem is not { } pem)
        {
            findings.Add(KumaRules.ValueMissing, place.At("pem"), KumaText.MustBeDefined);
        }
        else if (!IsCertificate(pem.Value ?? ""))
        {
            findings.Add(KumaRules.Malformed, place.At("pem.value"), "provided certificate has incorrect format");
        }
    }

    // Kuma refuses what says of itself that it is a key, and takes everything else.
    private static bool IsCertificate(string text) =>
        Pem.FirstType(text) is not (null or "PRIVATE KEY" or "RSA PRIVATE KEY" or "EC PRIVATE KEY" or "DSA PRIVATE KEY" or "ENCRYPTED PRIVATE KEY");
}
