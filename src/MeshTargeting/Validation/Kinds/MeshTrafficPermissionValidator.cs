using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTrafficPermission as Kuma does (pkg/plugins/policies/meshtrafficpermission/api/v1alpha1/validator.go).</summary>
internal static class MeshTrafficPermissionValidator
{
    internal static readonly TargetRefRules From = new("Mesh", "MeshSubset", "MeshService", "MeshServiceSubset");

    public static void Validate(Resource<MeshTrafficPermissionSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var top = TargetRefRules.Proxies with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) };
        TargetRefValidator.ValidateTop(spec.TargetRef, top, findings);
        PolicyLists.RulesOrFrom(spec, findings);
        AtLeastOne(spec, findings);
        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            ValidateRule(rule.Default, place, findings);
        }

        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), From, findings);
            if (string.IsNullOrEmpty(item.Default?.Action))
            {
                findings.Add(KumaRules.ValueMissing, place.At("default.action"), KumaText.MustBeDefined);
            }
        }

        Deprecations(spec, findings);
    }

    private static void AtLeastOne(MeshTrafficPermissionSpec spec, FindingList findings)
    {
        if (spec.Rules is { Count: > 0 })
        {
            return;
        }

        if (!findings.Semantics.FromItems)
        {
            findings.Add(KumaRules.ValueMissing, Place.Spec, "policy must define rules");
        }
        else if (spec.From is null or { Count: 0 })
        {
            findings.Add(KumaRules.Combination, Place.Spec, "at least one of 'from' or 'rules' has to be defined");
        }
    }

    private static void ValidateRule(MeshTrafficPermissionConf? conf, Place place, FindingList findings)
    {
        if (conf is null or { Deny: null or { Count: 0 }, Allow: null or { Count: 0 }, AllowWithShadowDeny: null or { Count: 0 } })
        {
            findings.Add(KumaRules.Combination, place, "at least one of 'allow', 'allowWithShadowDeny', 'deny' has to be defined");
            return;
        }

        // Kuma's paths pass over the field default.
        var lists = place.AtInManifest("default");
        ValidateMatches(conf.Allow, lists.At("allow"), findings);
        ValidateMatches(conf.AllowWithShadowDeny, lists.At("allowWithShadowDeny"), findings);
        ValidateMatches(conf.Deny, lists.At("deny"), findings);
    }

    private static void ValidateMatches(IReadOnlyList<Match>? matches, Place place, FindingList findings)
    {
        for (var i = 0; i < matches?.Count; i++)
        {
            MatchValidator.Validate(matches[i], place.At(i), findings);
        }
    }

    private static void Deprecations(MeshTrafficPermissionSpec spec, FindingList findings)
    {
        if (findings.Semantics.FromItems && spec.From is { Count: > 0 })
        {
            findings.Deprecate(
                Place.Spec.At("from"),
                "'from' field is deprecated and will be removed in 3.0, use 'rules' with MeshIdentity (spiffeId) instead");
        }

        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            if (item.TargetRef?.Kind == "MeshService")
            {
                findings.Deprecate(
                    place.At("targetRef.kind"),
                    "MeshService value for 'from[].targetRef.kind' is deprecated, use MeshSubset with 'kuma.io/service' instead");
            }
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }
}
