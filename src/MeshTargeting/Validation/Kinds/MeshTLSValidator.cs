using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTLS as Kuma does (pkg/plugins/policies/meshtls/api/v1alpha1/validator.go).</summary>
internal static class MeshTLSValidator
{
    internal static readonly TargetRefRules Top = new("Mesh", "MeshSubset", "Dataplane");
    internal static readonly TargetRefRules From = new("Mesh");
    private static readonly string[] Modes = ["Strict", "Permissive"];

    private static readonly string[] Ciphers =
    [
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-ECDSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-CHACHA20-POLY1305",
    ];

    public static void Validate(Resource<MeshTLSSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        TargetRefValidator.ValidateTop(
            spec.TargetRef, Top with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) }, findings);
        PolicyLists.RulesOrFrom(spec, findings);
        var isForMesh = spec.TargetRef is null or { Kind: "Mesh" };
        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            ValidateConf(rule.Default, place.At("default"), isForMesh, findings);
        }

        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), From, findings);
            ValidateConf(item.Default, place.At("default"), isForMesh, findings);
        }

        PolicyLists.DeprecateFrom(spec, findings);
        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateConf(MeshTLSConf? conf, Place place, bool isForMesh, FindingList findings)
    {
        if (conf?.Mode is { } mode && !Modes.Contains(mode))
        {
            findings.Add(KumaRules.NotSupported, place.At("mode"), KumaText.FieldMustBeOneOf("mode", Modes));
        }

        if (conf?.TlsCiphers is { Count: > 0 } && !isForMesh)
        {
            MeshOnly("tlsCiphers", place, findings);
        }
        else if (conf?.TlsCiphers?.All(Ciphers.Contains) == false)
        {
            findings.Add(KumaRules.NotSupported, place.At("tlsCiphers"), KumaText.FieldMustBeOneOf("tlsCiphers", Ciphers));
        }

        if (conf?.TlsVersion is { } version)
        {
            if (isForMesh)
            {
                TlsVersionValidator.Validate(version, place.At("tlsVersion"), findings);
            }
            else
            {
                MeshOnly("tlsVersion", place, findings);
            }
        }
    }

    private static void MeshOnly(string field, Place place, FindingList findings) =>
        findings.Add(KumaRules.NotAllowedHere, place.At(field), $"{field} can only be defined with top level targetRef kind: Mesh");
}
