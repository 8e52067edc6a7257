using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTCPRoute as Kuma does (pkg/plugins/policies/meshtcproute/api/v1alpha1/validator.go).</summary>
internal static class MeshTCPRouteValidator
{
    internal static readonly TargetRefRules To = new("MeshService", "MeshExternalService", "MeshMultiZoneService");
    internal static readonly TargetRefRules ToOfGateway = new("Mesh");
    internal static readonly TargetRefRules Backends = new("MeshService", "MeshServiceSubset", "MeshExternalService", "MeshMultiZoneService");

    public static void Validate(Resource<MeshTCPRouteSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var isGateway = findings.Semantics.NamesInReferences && spec.TargetRef?.Kind == "MeshGateway";
        TargetRefValidator.ValidateTop(
            spec.TargetRef, findings.IsSystemPolicy ? TargetRefRules.ProxiesAndGateways : TargetRefRules.Proxies, findings);
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), isGateway ? ToOfGateway : To, findings);
            for (var i = 0; i < item.Rules?.Count; i++)
            {
                ValidateBackends(item.Rules[i].Default?.BackendRefs, place.At("rules").At(i).At("default.backendRefs"), findings);
            }
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateBackends(IReadOnlyList<BackendRef>? backends, Place place, FindingList findings)
    {
        if (backends is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }

        BackendRefValidator.ValidateAll(backends, Backends, place, findings);
    }
}
