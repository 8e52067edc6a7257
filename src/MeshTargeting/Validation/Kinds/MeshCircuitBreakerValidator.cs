using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshCircuitBreaker as Kuma does (pkg/plugins/policies/meshcircuitbreaker/api/v1alpha1/validator.go).</summary>
internal static class MeshCircuitBreakerValidator
{
    internal static readonly TargetRefRules From = new("Mesh");
    internal static readonly TargetRefRules To = new("Mesh", "MeshService", "MeshExternalService", "MeshMultiZoneService");

    public static void Validate(Resource<MeshCircuitBreakerSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        TargetRefValidator.ValidateTop(
            spec.TargetRef,
            TargetRefRules.ProxiesAndGateways with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) },
            findings);
        PolicyLists.AtLeastOne(spec, findings);
        PolicyLists.RulesOrOthers(spec, findings, withoutFrom: null);
        for (var i = 0; i < spec.Rules?.Count; i++)
        {
            // Kuma reports what is wrong with rules as if it stood in from.
            var place = Place.Spec.AtInManifest("rules").AtInKuma("from").At(i);
            ValidateConf(spec.Rules[i].Default, place.At("default"), findings);
        }

        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), From, findings);
            ValidateConf(item.Default, place.At("default"), findings);
        }

        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), To, findings);
            ValidateConf(item.Default, place.At("default"), findings);
        }

        PolicyLists.DeprecateFrom(spec, findings);
        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateConf(MeshCircuitBreakerConf? conf, Place place, FindingList findings)
    {
        if (conf is null or { ConnectionLimits: null, OutlierDetection: null })
        {
            findings.Add(KumaRules.ValueMissing, place, "at least one of: 'connectionLimits' or 'outlierDetection' should be configured");
            return;
        }

        if (conf.ConnectionLimits is { } limits)
        {
            ValidateLimits(limits, place.At("connectionLimits"), findings);
        }

        if (conf.OutlierDetection is { } detection)
        {
            ValidateDetection(detection, place.At("outlierDetection"), findings);
        }
    }

    private static void ValidateLimits(ConnectionLimits limits, Place place, FindingList findings)
    {
        NumberChecks.NotZero(limits.MaxConnections, place.At("maxConnections"), findings);
        NumberChecks.NotZero(limits.MaxConnectionPools, place.At("maxConnectionPools"), findings);
        NumberChecks.NotZero(limits.MaxPendingRequests, place.At("maxPendingRequests"), findings);
        NumberChecks.NotZero(limits.MaxRetries, place.At("maxRetries"), findings);
        NumberChecks.NotZero(limits.MaxRequests, place.At("maxRequests"), findings);
    }

    private static void ValidateDetection(OutlierDetection detection, Place place, FindingList findings)
    {
        NumberChecks.GreaterThanZeroOrAbsent(detection.Interval, place.At("interval"), findings);
        NumberChecks.GreaterThanZeroOrAbsent(detection.BaseEjectionTime, place.At("baseEjectionTime"), findings);
        NumberChecks.WholePercentageOrAbsent(detection.MaxEjectionPercent, place.At("maxEjectionPercent"), findings);
        NumberChecks.PercentageOrAbsent(detection.HealthyPanicThreshold, place.At("healthyPanicThreshold"), findings);
        ValidateDetectors(detection.Detectors, place.At("detectors"), findings);
    }

    private static void ValidateDetectors(OutlierDetectors? detectors, Place place, FindingList findings)
    {
        switch (detectors)
        {
            // Kuma wants them even where the detection is disabled.
            case null:
                findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
                return;
            case { TotalFailures: null, GatewayFailures: null, LocalOriginFailures: null, SuccessRate: null, FailurePercentage: null }:
                findings.Add(
                    KumaRules.ValueMissing,
                    place,
                    KumaText.MustHaveAtLeastOne("totalFailures", "gatewayFailures", "localOriginFailures", "successRate", "failurePercentage"));
                return;
        }

        NumberChecks.NotZero(detectors.TotalFailures?.Consecutive, place.At("totalFailures.consecutive"), findings);
        NumberChecks.NotZero(detectors.GatewayFailures?.Consecutive, place.At("gatewayFailures.consecutive"), findings);
        NumberChecks.NotZero(detectors.LocalOriginFailures?.Consecutive, place.At("localOriginFailures.consecutive"), findings);
        ValidateSuccessRate(detectors.SuccessRate, place.At("successRate"), findings);
        NumberChecks.NotZero(detectors.FailurePercentage?.MinimumHosts, place.At("failurePercentage.minimumHosts"), findings);
        NumberChecks.NotZero(detectors.FailurePercentage?.RequestVolume, place.At("failurePercentage.requestVolume"), findings);
        NumberChecks.WholePercentageOrAbsent(detectors.FailurePercentage?.Threshold, place.At("failurePercentage.threshold"), findings);
    }

    private static void ValidateSuccessRate(SuccessRateDetector? detector, Place place, FindingList findings)
    {
        NumberChecks.NotZero(detector?.MinimumHosts, place.At("minimumHosts"), findings);
        NumberChecks.NotZero(detector?.RequestVolume, place.At("requestVolume"), findings);
        if (detector?.StandardDeviationFactor is not { } factor)
        {
            return;
        }

        switch (NumberChecks.Number(factor))
        {
            case null:
                findings.Add(KumaRules.Malformed, place.At("standardDeviationFactor"), "invalid number");
                break;
            case <= 0:
                findings.Add(KumaRules.OutOfBounds, place.At("standardDeviationFactor"), KumaText.MustBeGreaterThanZero);
                break;
        }
    }
}
