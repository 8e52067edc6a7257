using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshHealthCheck as Kuma does (pkg/plugins/policies/meshhealthcheck/api/v1alpha1/validator.go).</summary>
internal static class MeshHealthCheckValidator
{
    internal static readonly TargetRefRules To = new("Mesh", "MeshService", "MeshExternalService", "MeshMultiZoneService");

    public static void Validate(Resource<MeshHealthCheckSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        TargetRefValidator.ValidateTop(spec.TargetRef, TargetRefRules.ProxiesAndGateways, findings);
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), To, findings);
            ValidateConf(item.Default ?? new MeshHealthCheckConf(), place.At("default"), findings);
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
        DeprecatePanicThreshold(spec, findings);
    }

    private static void ValidateConf(MeshHealthCheckConf conf, Place place, FindingList findings)
    {
        NumberChecks.GreaterThanZeroOrAbsent(conf.Interval, place.At("interval"), findings);
        NumberChecks.GreaterThanZeroOrAbsent(conf.Timeout, place.At("timeout"), findings);
        NumberChecks.GreaterThanZeroOrAbsent(conf.UnhealthyThreshold, place.At("unhealthyThreshold"), findings);
        NumberChecks.GreaterThanZeroOrAbsent(conf.HealthyThreshold, place.At("healthyThreshold"), findings);
        NumberChecks.GreaterThanZeroOrAbsent(conf.InitialJitter, place.At("initialJitter"), findings);
        NumberChecks.GreaterThanZeroOrAbsent(conf.IntervalJitter, place.At("intervalJitter"), findings);
        NumberChecks.WholePercentageOrAbsent(conf.IntervalJitterPercent, place.At("intervalJitterPercent"), findings);
        if (findings.Semantics.PanicThresholdOfHealthChecks)
        {
            NumberChecks.PercentageOrAbsent(conf.HealthyPanicThreshold, place.At("healthyPanicThreshold"), findings);
        }

        NumberChecks.GreaterThanZeroOrAbsent(conf.NoTrafficInterval, place.At("noTrafficInterval"), findings);
        if (conf.EventLogPath is { } path && !FilePaths.IsFilePath(path))
        {
            findings.Add(KumaRules.Malformed, place.At("eventLogPath"), KumaText.MustBeAValidPathWhenDefined);
        }

        ValidateHttp(conf.Http, place.At("http"), findings);
        if (conf is { Http: null, Tcp: null, Grpc: null })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustHaveAtLeastOne("http", "tcp", "grpc"));
        }
    }

    private static void ValidateHttp(HttpHealthCheck? http, Place place, FindingList findings)
    {
        if (http?.Path is "")
        {
            findings.Add(KumaRules.ValueMissing, place.At("path"), KumaText.MustBeDefined);
        }

        for (var i = 0; i < http?.ExpectedStatuses?.Count; i++)
        {
            NumberChecks.StatusCode(http.ExpectedStatuses[i], place.At("expectedStatuses").At(i), findings);
        }
    }

    private static void DeprecatePanicThreshold(MeshHealthCheckSpec spec, FindingList findings)
    {
        if (!findings.Semantics.PanicThresholdOfHealthChecks)
        {
            return;
        }

        foreach (var (_, place) in PolicyLists.Items(spec.To, "to").Where(i => i.Item.Default?.HealthyPanicThreshold is not null))
        {
            findings.Deprecate(
                place.At("default.healthyPanicThreshold"),
                "healthyPanicThreshold for 'to[].default' is deprecated. The setting has been moved to MeshCircuitBreaker policy, please use MeshCircuitBreaker policy instead.");
        }
    }
}
