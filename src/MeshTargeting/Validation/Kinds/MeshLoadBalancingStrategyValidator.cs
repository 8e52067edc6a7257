using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a MeshLoadBalancingStrategy as Kuma does (pkg/plugins/policies/meshloadbalancingstrategy/api/v1alpha1/validator.go).
/// </summary>
internal static class MeshLoadBalancingStrategyValidator
{
    private const string NotOfRoutes = "field is not allowed when targetRef.kind is MeshHTTPRoute, only hashPolicies is supported";

    internal static readonly TargetRefRules To = new("Mesh", "MeshService", "MeshMultiZoneService", "MeshHTTPRoute");
    internal static readonly TargetRefRules ToWithExternalServices = To.And("MeshExternalService");
    internal static readonly TargetRefRules ToOfGateway = new("Mesh", "MeshService", "MeshMultiZoneService");
    internal static readonly TargetRefRules ToOfBalancedGateway = new("Mesh")
    {
        KindError = "value 'MeshGateway' is not supported, only Mesh is allowed if loadBalancer is set",
    };

    public static void Validate(Resource<MeshLoadBalancingStrategySpec> policy, FindingList findings)
    {
        var spec = policy.Spec;
        TargetRefValidator.ValidateTop(spec.TargetRef, TargetRefRules.ProxiesAndGateways, findings);
        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            ValidateTargetRef(item, spec.TargetRef, place.At("targetRef"), findings);
            ValidateConf(item.Default ?? new MeshLoadBalancingStrategyConf(), item.TargetRef, place.At("default"), findings);
        }

        HashPolicyValidator.Deprecations(spec, findings);
        TopLevelTargetRef.Deprecations(spec.TargetRef, findings);
    }

    private static void ValidateTargetRef(MeshLoadBalancingStrategyTo item, TargetRef? top, Place place, FindingList findings)
    {
        if (findings.Semantics.BalancesExternalServices)
        {
            TargetRefValidator.Validate(item.TargetRef, place, ToWithExternalServices, findings);
            return;
        }

        var rules = top?.Kind != "MeshGateway" ? To : item.Default?.LoadBalancer is null ? ToOfGateway : ToOfBalancedGateway;
        TargetRefValidator.Validate(item.TargetRef, place, rules, findings);
        if (item.TargetRef?.Kind == "MeshExternalService" && top is not (null or { Kind: "Mesh" }))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.At("kind"),
                "kind MeshExternalService is only allowed with targetRef.kind: Mesh as it is configured on the Zone Egress and shared by all clients in the mesh");
        }
    }

    private static void ValidateConf(MeshLoadBalancingStrategyConf conf, TargetRef? target, Place place, FindingList findings)
    {
        if (target?.Kind == "MeshHTTPRoute")
        {
            HashPolicyValidator.Validate(conf.HashPolicies, place.At("hashPolicies"), findings);
            if (conf.LoadBalancer is not null)
            {
                findings.Add(KumaRules.NotAllowedHere, place.At("loadBalancer"), NotOfRoutes);
            }

            if (conf.LocalityAwareness is not null)
            {
                findings.Add(KumaRules.NotAllowedHere, place.At("localityAwareness"), NotOfRoutes);
            }

            return;
        }

        ValidateLoadBalancer(conf.LoadBalancer, place.At("loadBalancer"), findings);
        if (conf.LocalityAwareness is { } locality)
        {
            LocalityAwarenessValidator.Validate(locality, target, place.At("localityAwareness"), findings);
        }

        HashPolicyValidator.Validate(conf.HashPolicies, place.At("hashPolicies"), findings);
        HashPolicyValidator.ValidateOnce(conf, place, findings);
    }

    private static void ValidateLoadBalancer(LoadBalancer? balancer, Place place, FindingList findings)
    {
        switch (balancer?.Type)
        {
            case "RingHash" when findings.Semantics.HashPoliciesOfLoadBalancers:
                HashPolicyValidator.Validate(balancer.RingHash?.HashPolicies, place.At("ringHash.hashPolicies"), findings);
                break;
            case "Maglev" when findings.Semantics.HashPoliciesOfLoadBalancers:
                HashPolicyValidator.Validate(balancer.Maglev?.HashPolicies, place.At("maglev.hashPolicies"), findings);
                break;
            case "LeastRequest":
                NumberChecks.AtLeast(0, balancer.LeastRequest?.ActiveRequestBias, place.At("leastRequest.activeRequestBias"), findings);
                break;
        }
    }
}
