using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Tells of kinds that Kuma 3.0 has no more: a warning before, an error there.</summary>
internal static class GoneKinds
{
    public static void Validate(Resource resource, FindingList findings)
    {
        var kind = resource.Kind;
        var isGone = kind.Until is { } until && !findings.Semantics.Precedes(until);
        if (kind.Successor is null && !isGone)
        {
            return;
        }

        var advice = kind.Successor is { } successor ? $"; write a {successor} in its place" : "";
        findings.Add(
            DeprecationRules.LegacyPolicy,
            resource.Envelope == Envelope.Kubernetes ? "kind" : "type",
            $"{kind.Name} is gone in Kuma 3.0{advice}",
            findings.Semantics == KumaSemantics.V3_0 ? Severity.Error : null);
    }
}
