using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges the TLS settings of a MeshExternalService (validateTls of its validator).</summary>
internal static class MeshExternalServiceTlsValidator
{
    private static readonly string[] Modes = ["SkipSAN", "SkipCA", "SkipAll", "Secured"];
    private static readonly string[] NameTypes = ["Prefix", "Exact"];

    public static void Validate(ExternalServiceTls? tls, Place place, FindingList findings)
    {
        TlsVersionValidator.Validate(tls?.Version, place.At("version"), findings);
        if (tls?.Verification is { } verification)
        {
            ValidateVerification(verification, place.At("verification"), findings);
        }
    }

    /// <summary>
    /// From 3.0 on certificates and keys say of what type they are: what 2.14 knows of them has no type there, and is refused. Who
    /// writes a MeshExternalService must not make the control plane read from its own machine.
    /// </summary>
    public static void ValidateSources(ExternalServiceVerification? verification, Place place, FindingList findings)
    {
        if (verification is not null && findings.Semantics.TypedTlsSources)
        {
            ValidateSource(verification.CaCert, place.At("caCert"), findings);
            ValidateSource(verification.ClientCert, place.At("clientCert"), findings);
            ValidateSource(verification.ClientKey, place.At("clientKey"), findings);
        }
    }

    private static void ValidateVerification(ExternalServiceVerification verification, Place place, FindingList findings)
    {
        if (verification.ServerName is { } server && !Addresses.IsHostName(server))
        {
            findings.Add(KumaRules.Malformed, place.At("serverName"), "must be a valid DNS name");
        }

        if (verification.Mode is { Length: > 0 } mode && !Modes.Contains(mode))
        {
            findings.Add(KumaRules.NotSupported, place.At("mode"), KumaText.FieldMustBeOneOf("mode", Modes));
        }

        ValidateNames(verification.SubjectAltNames ?? [], place.At("subjectAltNames"), findings);
        if (verification is { ClientCert: not null, ClientKey: null })
        {
            findings.Add(KumaRules.ValueMissing, place.At("clientKey"), $"{KumaText.MustBeDefined} when clientCert is defined");
        }

        if (verification is { ClientCert: null, ClientKey: not null })
        {
            findings.Add(KumaRules.ValueMissing, place.At("clientCert"), $"{KumaText.MustBeDefined} when clientKey is defined");
        }

        ValidateSources(verification, place, findings);
    }

    private static void ValidateNames(IReadOnlyList<SubjectAltName> names, Place place, FindingList findings)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Type is { } type && !NameTypes.Contains(type))
            {
                findings.Add(KumaRules.NotSupported, place.At(i).At("type"), KumaText.FieldMustBeOneOf("type", NameTypes));
            }
        }
    }

    private static void ValidateSource(TlsDataSource? source, Place place, FindingList findings)
    {
        switch (source)
        {
            case null:
                break;
            case { Type: "File" or "EnvVar" }:
                findings.Add(KumaRules.NotSupported, place.At("type"), KumaText.MustBeOneOf(source.Type, "Secret", "InsecureInline"));
                break;
            default:
                SecureDataSourceValidator.Validate(
                    new SecureDataSource { Type = source.Type, InsecureInline = source.InsecureInline, SecretRef = source.SecretRef },
                    place,
                    findings);
                break;
        }
    }
}
