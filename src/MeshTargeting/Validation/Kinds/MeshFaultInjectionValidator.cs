using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshFaultInjection as Kuma does (pkg/plugins/policies/meshfaultinjection/api/v1alpha1/validator.go).</summary>
internal static class MeshFaultInjectionValidator
{
    internal static readonly TargetRefRules From = new("Mesh", "MeshSubset", "MeshServiceSubset", "MeshService");
    internal static readonly TargetRefRules To = new("Mesh");

    public static void Validate(Resource<MeshFaultInjectionSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var top = findings.IsSystemPolicy ? TargetRefRules.ProxiesAndGateways : TargetRefRules.Proxies;
        TargetRefValidator.ValidateTop(spec.TargetRef, top with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) }, findings);
        PolicyLists.RulesOrFrom(spec, findings);
        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            for (var i = 0; i < rule.Matches?.Count; i++)
            {
                MatchValidator.Validate(rule.Matches[i], place.At("matches").At(i), findings);
            }

            ValidateConf(rule.Default, place.At("default"), findings);
        }

        if (!PolicyLists.RefusesFromOfGateways(spec, findings))
        {
            foreach (var (item, place) in PolicyLists.From(spec.From, findings))
            {
                TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), From, findings);
                ValidateConf(item.Default, place.At("default"), findings);
            }
        }

        if (!PolicyLists.RefusesToWithoutGateways(spec, findings))
        {
            foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
            {
                TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), To, findings);
                ValidateConf(item.Default, place.At("default"), findings);
            }
        }

        Deprecations(spec, findings);
    }

    // What is missing in a fault Kuma reads as 0, which is no status and no bandwidth, but a share and a duration.
    private static void ValidateConf(MeshFaultInjectionConf? conf, Place place, FindingList findings)
    {
        for (var i = 0; i < conf?.Http?.Count; i++)
        {
            var fault = conf.Http[i];
            if (fault.Abort is { } abort)
            {
                var at = Part(place, "abort", i);
                NumberChecks.StatusCode(abort.HttpStatus, at.At("httpStatus"), findings);
                NumberChecks.PercentageOrAbsent(abort.Percentage, at.At("percentage"), findings);
            }

            if (fault.Delay is { } delay)
            {
                var at = Part(place, "delay", i);
                NumberChecks.NotNegativeOrAbsent(delay.Value, at.At("value"), findings);
                NumberChecks.PercentageOrAbsent(delay.Percentage, at.At("percentage"), findings);
            }

            if (fault.ResponseBandwidth is { } bandwidth)
            {
                var at = Part(place, "responseBandwidth", i);
                TextChecks.Bandwidth(bandwidth.Limit ?? "", at.At("limit"), findings);
                NumberChecks.PercentageOrAbsent(bandwidth.Percentage, at.At("percentage"), findings);
            }
        }
    }

    /// <summary>A part of a fault; in Kuma's path it is the part that has the number.</summary>
    private static Place Part(Place conf, string part, int index) =>
        conf.At("http").AtInManifest(index).AtInManifest(part).AtInKuma(part).AtInKuma(index);

    private static void Deprecations(MeshFaultInjectionSpec spec, FindingList findings)
    {
        if (findings.Semantics.FromItems && spec.From is { Count: > 0 })
        {
            findings.Deprecate(Place.Spec.At("from"), "'from' field is deprecated, use 'rules' with SPIFFE-based 'matches' instead");
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }
}
