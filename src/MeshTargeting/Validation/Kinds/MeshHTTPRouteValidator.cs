using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshHTTPRoute as Kuma does (pkg/plugins/policies/meshhttproute/api/v1alpha1/validation.go).</summary>
internal static class MeshHTTPRouteValidator
{
    internal static readonly TargetRefRules To = new("MeshService", "MeshExternalService", "MeshMultiZoneService");
    internal static readonly TargetRefRules ToOfGateway = new("Mesh");
    internal static readonly TargetRefRules Backends =
        new("MeshService", "MeshServiceSubset", "MeshExternalService", "MeshMultiZoneService") { AllowedName = BackendRefValidator.UnresolvedName };

    public static void Validate(Resource<MeshHTTPRouteSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var isGateway = findings.Semantics.NamesInReferences && spec.TargetRef?.Kind == "MeshGateway";
        TargetRefValidator.ValidateTop(
            spec.TargetRef, findings.IsSystemPolicy ? TargetRefRules.ProxiesAndGateways : TargetRefRules.Proxies, findings);
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), isGateway ? ToOfGateway : To, findings);
            ValidateRules(item.Rules, place.At("rules"), isGateway, findings);
            if (!isGateway && item.Hostnames is { Count: > 0 })
            {
                findings.Add(KumaRules.NotAllowedHere, place.At("hostnames"), KumaText.MustNotBeDefined);
            }
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateRules(IReadOnlyList<HttpRouteRule>? rules, Place place, bool isGateway, FindingList findings)
    {
        for (var i = 0; i < rules?.Count; i++)
        {
            var rule = rules[i];
            HttpMatchValidator.Validate(rule.Matches, place.At(i).At("matches"), findings);
            new HttpFilterValidator(rule.Matches, isGateway, findings).Validate(rule.Default?.Filters, place.At(i).At("default.filters"));
            ValidateBackends(rule.Default, place.At(i).At("default.backendRefs"), isGateway, findings);
        }
    }

    private static void ValidateBackends(HttpRouteConf? conf, Place place, bool isGateway, FindingList findings)
    {
        // A gateway has no service of its own that requests could fall back on; a redirect needs none.
        if (isGateway && conf?.BackendRefs is null or { Count: 0 } && conf?.Filters?.Any(f => f.Type == "RequestRedirect") != true)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }

        BackendRefValidator.ValidateAll(conf?.BackendRefs, Backends, place, findings);
    }
}
