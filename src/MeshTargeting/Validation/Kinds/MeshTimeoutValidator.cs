using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTimeout as Kuma does (pkg/plugins/policies/meshtimeout/api/v1alpha1/validator.go).</summary>
internal static class MeshTimeoutValidator
{
    internal static readonly TargetRefRules TopOfSystem = TargetRefRules.ProxiesGatewaysAndRoutes;
    internal static readonly TargetRefRules TopOfOthers = TargetRefRules.Proxies;
    internal static readonly TargetRefRules From = new("Mesh");
    internal static readonly TargetRefRules To = new("Mesh", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshHTTPRoute");
    internal static readonly TargetRefRules ToOfGateway = new("Mesh", "MeshExternalService");

    public static void Validate(Resource<MeshTimeoutSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var isGateway = TopLevelTargetRef.IsOfGatewayOrRoute(spec.TargetRef, findings.Semantics);
        var top = findings.IsSystemPolicy ? TopOfSystem : TopOfOthers;
        TargetRefValidator.ValidateTop(spec.TargetRef, top with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) }, findings);
        PolicyLists.RulesOrOthers(spec, findings, "fields 'to' must be empty when 'rules' is defined");
        PolicyLists.AtLeastOne(spec, findings);
        ValidateFrom(spec, isGateway, findings);
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), isGateway ? ToOfGateway : To, findings);
            ValidateConf(item.Default, place.At("default"), spec.TargetRef?.Kind, findings);
        }

        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            ValidateMatches(rule, place, findings);
            ValidateConf(rule.Default, place.At("default"), spec.TargetRef?.Kind, findings);
        }

        PolicyLists.DeprecateFrom(spec, findings);
        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateFrom(MeshTimeoutSpec spec, bool isGateway, FindingList findings)
    {
        if (isGateway)
        {
            if (findings.Semantics.FromItems && spec.From is { Count: > 0 })
            {
                findings.Add(KumaRules.NotAllowedHere, Place.Spec.At("from"), KumaText.MustNotBeDefined);
            }

            return;
        }

        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), From, findings);
            ValidateConf(item.Default, place.At("default"), spec.TargetRef?.Kind, findings);
        }
    }

    private static void ValidateMatches(MeshTimeoutRule rule, Place place, FindingList findings)
    {
        MatchValidator.ValidateSome(rule.Matches, place.At("matches"), findings);
        if (rule.Matches?.Any(m => m.SpiffeID is not null) == true && rule.Default is { } conf)
        {
            Forbid(
                [
                    ("connectionTimeout", conf.ConnectionTimeout),
                    ("idleTimeout", conf.IdleTimeout),
                    ("http.requestHeadersTimeout", conf.Http?.RequestHeadersTimeout),
                    ("http.maxStreamDuration", conf.Http?.MaxStreamDuration),
                    ("http.maxConnectionDuration", conf.Http?.MaxConnectionDuration),
                ],
                KumaText.NotConditionedOnIdentity,
                place.At("default"),
                findings);
        }
    }

    private static void ValidateConf(MeshTimeoutConf? conf, Place place, string? topKind, FindingList findings)
    {
        if (conf is null or { ConnectionTimeout: null, IdleTimeout: null, Http: null })
        {
            findings.Add(KumaRules.ValueMissing, place, "at least one timeout should be configured");
            return;
        }

        if (topKind == "MeshHTTPRoute")
        {
            const string message = "can't be specified when top-level TargetRef is referencing MeshHTTPRoute";
            Forbid(
                [
                    ("connectionTimeout", conf.ConnectionTimeout),
                    ("idleTimeout", conf.IdleTimeout),
                    ("http.maxStreamDuration", conf.Http?.MaxStreamDuration),
                    ("http.maxConnectionDuration", conf.Http?.MaxConnectionDuration),
                ],
                message,
                place,
                findings);
        }

        NumberChecks.GreaterThanZeroOrAbsent(conf.ConnectionTimeout, place.At("connectionTimeout"), findings);
        NumberChecks.NotNegativeOrAbsent(conf.IdleTimeout, place.At("idleTimeout"), findings);
        if (conf.Http is { } http)
        {
            ValidateHttp(http, place.At("http"), findings);
        }
    }

    private static void ValidateHttp(MeshTimeoutHttp http, Place place, FindingList findings)
    {
        // requestHeadersTimeout alone does not count.
        if (http is { RequestTimeout: null, StreamIdleTimeout: null, MaxStreamDuration: null, MaxConnectionDuration: null })
        {
            findings.Add(KumaRules.ValueMissing, place, "at least one timeout in this section should be configured");
        }

        NumberChecks.NotNegativeOrAbsent(http.RequestTimeout, place.At("requestTimeout"), findings);
        NumberChecks.NotNegativeOrAbsent(http.StreamIdleTimeout, place.At("streamIdleTimeout"), findings);
        NumberChecks.NotNegativeOrAbsent(http.MaxStreamDuration, place.At("maxStreamDuration"), findings);
        NumberChecks.NotNegativeOrAbsent(http.MaxConnectionDuration, place.At("maxConnectionDuration"), findings);
        NumberChecks.NotNegativeOrAbsent(http.RequestHeadersTimeout, place.At("requestHeadersTimeout"), findings);
    }

    private static void Forbid(
        ReadOnlySpan<(string Field, string? Value)> timeouts, string message, Place place, FindingList findings)
    {
        foreach (var (field, value) in timeouts)
        {
            if (value is not null)
            {
                findings.Add(KumaRules.NotAllowedHere, place.At(field), message);
            }
        }
    }
}
