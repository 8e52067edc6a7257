using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Common;

/// <summary>What Kuma deprecates, and what it concludes, of the targetRef of a policy.</summary>
internal static class TopLevelTargetRef
{
    /// <summary>Tells of kinds that are deprecated (TopLevelTargetRefDeprecations in pkg/plugins/policies/core/jsonpatch/validators).</summary>
    public static void Deprecations(TargetRef? reference, FindingList findings)
    {
        if (!findings.Semantics.NamesInReferences)
        {
            return;
        }

        var place = Place.Spec.At("targetRef.kind");
        switch (reference?.Kind)
        {
            case "MeshService" or "MeshServiceSubset" or "MeshSubset":
                findings.Deprecate(place, $"{reference.Kind} value for 'targetRef.kind' is deprecated, use Dataplane with labels instead");
                break;
            case "MeshHTTPRoute":
                findings.Deprecate(
                    place, "MeshHTTPRoute value for 'targetRef.kind' is deprecated, use MeshHTTPRoute in spec.to[].targetRef");
                break;
        }
    }

    /// <summary>
    /// Whether the policy can be for gateways (IncludesGateways in api/common/v1alpha1/targetref.go). In Kuma 3.0 no proxy types narrow
    /// a reference.
    /// </summary>
    public static bool IncludesGateways(TargetRef? reference, KumaSemantics semantics) => reference switch
    {
        null => true,
        { Kind: "Mesh" } => !semantics.NamesInReferences || IsOfGateways(reference.ProxyTypes),
        { Kind: "MeshSubset" } => IsOfGateways(reference.ProxyTypes),
        { Kind: "MeshGateway" or "MeshHTTPRoute" } => true,
        _ => false,
    };

    /// <summary>
    /// Whether the policy stands at a gateway or a route, where some policies take fewer destinations. Kuma 3.0 has no such gateways.
    /// </summary>
    public static bool IsOfGatewayOrRoute(TargetRef? reference, KumaSemantics semantics) =>
        reference?.Kind is "MeshHTTPRoute" || (semantics.NamesInReferences && reference?.Kind is "MeshGateway");

    /// <summary>Whether the policy has settings for inbounds (AffectsInbounds in pkg/plugins/policies/core/rules/inbound).</summary>
    public static bool AffectsInbounds(IPolicySpec policy, KumaSemantics semantics) =>
        (semantics.FromItems && policy.FromItems is { Count: > 0 }) || policy.RuleItems is { Count: > 0 };

    private static bool IsOfGateways(IReadOnlyList<string>? proxyTypes) => proxyTypes is null or { Count: 0 } || proxyTypes.Contains("Gateway");
}
