using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshAccessLog as Kuma does (pkg/plugins/policies/meshaccesslog/api/v1alpha1/validator.go).</summary>
internal static class MeshAccessLogValidator
{
    internal static readonly TargetRefRules From = new("Mesh");
    internal static readonly TargetRefRules To = new("Mesh", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshHTTPRoute");
    internal static readonly TargetRefRules ToOfGateway = new("Mesh");

    public static void Validate(Resource<MeshAccessLogSpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        var top = TargetRefRules.ProxiesAndGateways with { Inbound = TopLevelTargetRef.AffectsInbounds(spec, findings.Semantics) };
        var to = spec.TargetRef?.Kind == "MeshGateway" && findings.Semantics.NamesInReferences ? ToOfGateway : To;
        TargetRefValidator.ValidateTop(spec.TargetRef, top, findings);
        PolicyLists.RulesOrOthers(spec, findings, "'to' must be empty when 'rules' is defined");
        PolicyLists.AtLeastOne(spec, findings);
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), to, findings);
            MeshAccessLogConfValidator.Validate(item.Default, place.At("default"), findings);
        }

        foreach (var (item, place) in PolicyLists.From(spec.From, findings))
        {
            TargetRefValidator.Validate(item.TargetRef, place.At("targetRef"), From, findings);
            MeshAccessLogConfValidator.Validate(item.Default, place.At("default"), findings);
        }

        foreach (var (rule, place) in PolicyLists.Items(spec.Rules, "rules"))
        {
            for (var i = 0; i < rule.Matches?.Count; i++)
            {
                MatchValidator.Validate(rule.Matches[i], place.At("matches").At(i), findings);
            }

            MeshAccessLogConfValidator.Validate(rule.Default, place.At("default"), findings);
        }

        PolicyLists.DeprecateFrom(spec, findings);
        DeprecateEndpoint(spec, findings);
        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void DeprecateEndpoint(MeshAccessLogSpec spec, FindingList findings)
    {
        var all = PolicyLists.Items(spec.To, "to").Select(i => (i.Item.Default, i.Place))
            .Concat(PolicyLists.Items(spec.From, "from").Select(i => (i.Item.Default, i.Place)))
            .Concat(PolicyLists.Items(spec.Rules, "rules").Select(i => (i.Item.Default, i.Place)));
        foreach (var (conf, place) in all)
        {
            for (var i = 0; i < conf?.Backends?.Count; i++)
            {
                if (conf.Backends[i].OpenTelemetry is { } collector && OpenTelemetryChecks.IsInline(collector.Endpoint, collector.BackendRef))
                {
                    OpenTelemetryChecks.DeprecateEndpoint(place.At("default.backends").At(i).At("openTelemetry.endpoint"), findings);
                    return;
                }
            }
        }
    }
}
