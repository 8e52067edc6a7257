using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshRateLimit as Kuma does (pkg/plugins/policies/meshratelimit/api/v1alpha1/validator.go).</summary>
internal static class MeshRateLimitValidator
{
    internal static readonly TargetRefRules WholeMesh = new("Mesh");

    public static void Validate(Resource<MeshRateLimitSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        PolicyLists.RulesOrOthers(spec, findings, "field 'to' must be empty when 'rules' is defined");
        if (!findings.Semantics.FromItems)
        {
            // 2.14 takes a policy that says nothing.
            PolicyLists.AtLeastOne(spec, findings);
        }

        var top = findings.IsSystemPolicy ? TargetRefRules.ProxiesGatewaysAndRoutes : TargetRefRules.Proxies;
        TargetRefValidator.ValidateTop(spec.TargetRef, top with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) }, findings);
        ValidateRules(spec, findings);
        if (!PolicyLists.RefusesFromOfGateways(spec, findings))
        {
            foreach (var (item, place) in PolicyLists.From(spec.From, findings))
            {
                TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), WholeMesh, findings);
                ValidateConf(item.Default, place.At("default"), findings);
            }
        }

        if (!PolicyLists.RefusesToWithoutGateways(spec, findings))
        {
            foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
            {
                TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), WholeMesh, findings);
                ValidateConf(item.Default, place.At("default"), findings);
            }
        }

        Deprecations(spec, findings);
    }

    private static void ValidateRules(MeshRateLimitSpec spec, FindingList findings)
    {
        if (spec.Rules is { Count: > 0 } && TopLevelTargetRef.IncludesGateways(spec.TargetRef, findings.Semantics))
        {
            findings.Add(KumaRules.NotAllowedHere, Place.Spec.At("rules"), KumaText.MustNotBeDefined);
            return;
        }

        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            MatchValidator.ValidateSome(rule.Matches, place.At("matches"), findings);
            if (rule.Matches?.Any(m => m.SpiffeID is not null) == true && rule.Default?.Local?.Tcp is not null)
            {
                findings.Add(KumaRules.NotAllowedHere, place.At("default.local.tcp"), KumaText.NotConditionedOnIdentity);
            }

            ValidateConf(rule.Default, place.At("default"), findings);
        }
    }

    private static void ValidateConf(MeshRateLimitConf? conf, Place confPlace, FindingList findings)
    {
        var place = confPlace.At("local");
        switch (conf?.Local)
        {
            case null:
                findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
                break;
            case { Http: null, Tcp: null }:
                findings.Add(KumaRules.ValueMissing, place, KumaText.MustHaveAtLeastOne("tcp", "http"));
                break;
            case { } local:
                ValidateHttp(local.Http, place.At("http"), findings);
                ValidateTcp(local.Tcp, place.At("tcp"), findings);
                break;
        }
    }

    private static void ValidateHttp(HttpRateLimit? http, Place place, FindingList findings)
    {
        if (http is { Disabled: null, RequestRate: null, OnRateLimit: null })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustHaveAtLeastOne("disabled", "requestRate", "onRateLimit"));
        }

        ValidateRate(http?.RequestRate, place.At("requestRate"), findings);
        NumberChecks.NotZero(http?.OnRateLimit?.Status, place.At("onRateLimit.status"), findings);
    }

    private static void ValidateTcp(TcpRateLimit? tcp, Place place, FindingList findings)
    {
        if (tcp is { Disabled: null, ConnectionRate: null })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustHaveAtLeastOne("disabled", "connectionRate"));
        }

        ValidateRate(tcp?.ConnectionRate, place.At("connectionRate"), findings);
    }

    private static void ValidateRate(Rate? rate, Place place, FindingList findings)
    {
        if (rate is not null)
        {
            // Kuma reads an absent number as 0.
            NumberChecks.NotZero(rate.Num ?? 0, place.At("num"), findings);
            NumberChecks.LongerThan("50ms", rate.Interval, place.At("interval"), findings);
        }
    }

    private static void Deprecations(MeshRateLimitSpec spec, FindingList findings)
    {
        PolicyLists.DeprecateFrom(spec, findings);
        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            DeprecateStatus(item.Default, place, findings);
        }

        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            DeprecateStatus(rule.Default, place, findings);
        }

        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            DeprecateStatus(item.Default, place, findings);
        }

        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void DeprecateStatus(MeshRateLimitConf? conf, Place item, FindingList findings)
    {
        if (conf?.Local?.Http?.OnRateLimit?.Status < 400)
        {
            // The path in Kuma's words is not that of the field.
            findings.Deprecate(
                item.At("default.local.http.onRateLimit.status"),
                $"'{item.Path}.default.local.http.requestRate.status' must be 400 or higher. Please update your configuration.");
        }
    }
}
