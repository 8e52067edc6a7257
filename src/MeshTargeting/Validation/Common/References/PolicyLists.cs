using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>What policies have in common in how <c>to</c>, <c>from</c> and <c>rules</c> stand beside each other.</summary>
internal static class PolicyLists
{
    /// <summary>The items of a list, each with its place.</summary>
    public static IEnumerable<(TItem Item, Place Place)> Items<TItem>(IReadOnlyList<TItem>? items, string list)
    {
        for (var i = 0; i < items?.Count; i++)
        {
            yield return (items[i], Place.Spec.At(list).At(i));
        }
    }

    /// <summary>The items of <c>from</c>, each with its place; none for a Kuma that has no <c>from</c>.</summary>
    public static IEnumerable<(TItem Item, Place Place)> From<TItem>(IReadOnlyList<TItem>? items, FindingList findings) =>
        Items(findings.Semantics.FromItems ? items : null, "from");

    /// <summary>Refuses <c>to</c> and <c>from</c> beside <c>rules</c>.</summary>
    /// <param name="spec">The policy.</param>
    /// <param name="findings">Gets what is wrong.</param>
    /// <param name="withoutFrom">What Kuma 3.0, which has no <c>from</c>, says of <c>to</c>; each policy has its own words, null where it allows both.</param>
    public static void RulesOrOthers(IPolicySpec spec, FindingList findings, string? withoutFrom)
    {
        if (spec.RuleItems is not { Count: > 0 })
        {
            return;
        }

        if (!findings.Semantics.FromItems)
        {
            if (spec.ToItems is { Count: > 0 } && withoutFrom is not null)
            {
                findings.Add(KumaRules.Combination, Place.Spec, withoutFrom);
            }
        }
        else if (spec.ToItems is { Count: > 0 } || spec.FromItems is { Count: > 0 })
        {
            findings.Add(KumaRules.Combination, Place.Spec, "fields 'to' and 'from' must be empty when 'rules' is defined");
        }
    }

    /// <summary>Refuses <c>from</c> beside <c>rules</c>.</summary>
    public static void RulesOrFrom(IPolicySpec spec, FindingList findings)
    {
        if (findings.Semantics.FromItems && spec.RuleItems is { Count: > 0 } && spec.FromItems is { Count: > 0 })
        {
            findings.Add(KumaRules.Combination, Place.Spec, "field 'from' must be empty when 'rules' is defined");
        }
    }

    /// <summary>
    /// Refuses <c>from</c> where the policy can be for gateways (MeshFaultInjection, MeshRateLimit); true where it did, the items are
    /// then not looked at.
    /// </summary>
    public static bool RefusesFromOfGateways(IPolicySpec spec, FindingList findings)
    {
        if (!findings.Semantics.FromItems
            || spec.FromItems is null or { Count: 0 }
            || !TopLevelTargetRef.IncludesGateways(spec.TargetRef, findings.Semantics))
        {
            return false;
        }

        findings.Add(
            KumaRules.NotAllowedHere,
            Place.Spec.At("from"),
            $"{KumaText.MustNotBeDefined} when the scope includes a Gateway, select only proxyType Sidecar or select only gateways and use spec.to");
        return true;
    }

    /// <summary>
    /// Refuses <c>to</c> where the policy cannot be for gateways (MeshFaultInjection, MeshRateLimit); true where it did, the items are
    /// then not looked at.
    /// </summary>
    public static bool RefusesToWithoutGateways(IPolicySpec spec, FindingList findings)
    {
        if (spec.ToItems is null or { Count: 0 } || TopLevelTargetRef.IncludesGateways(spec.TargetRef, findings.Semantics))
        {
            return false;
        }

        findings.Add(KumaRules.NotAllowedHere, Place.Spec.At("to"), KumaText.MustNotBeDefined);
        return true;
    }

    /// <summary>Refuses a policy that says nothing.</summary>
    public static void AtLeastOne(IPolicySpec spec, FindingList findings)
    {
        if (spec is not { ToItems: null or { Count: 0 }, RuleItems: null or { Count: 0 } })
        {
            return;
        }

        if (!findings.Semantics.FromItems)
        {
            findings.Add(KumaRules.Combination, Place.Spec, "at least one of 'to' or 'rules' has to be defined");
        }
        else if (spec.FromItems is null or { Count: 0 })
        {
            findings.Add(KumaRules.Combination, Place.Spec, "at least one of 'from', 'to' or 'rules' has to be defined");
        }
    }

    /// <summary>Tells that <c>from</c> is deprecated, in the words of most policies.</summary>
    public static void DeprecateFrom(IPolicySpec spec, FindingList findings)
    {
        if (findings.Semantics.FromItems && spec.FromItems is { Count: > 0 })
        {
            findings.Deprecate(Place.Spec.At("from"), "'from' field is deprecated, use 'rules' instead", ToRules(spec, findings));
        }
    }

    /// <summary>
    /// The same as <c>rules</c>, where Kuma reads <c>from</c> as such already: items about all clients, in a policy without <c>to</c>,
    /// which does not go together with rules, and with a targetRef that rules may have.
    /// </summary>
    private static Fix? ToRules(IPolicySpec spec, FindingList findings)
    {
        if (!findings.Kind.ReadsFromAsRules
            || spec.ToItems is { Count: > 0 }
            || spec.RuleItems is { Count: > 0 }
            || (spec is MeshRateLimitSpec && TopLevelTargetRef.IncludesGateways(spec.TargetRef, findings.Semantics))
            || spec.TargetRef is not (null or { Kind: "Mesh" or "Dataplane", ProxyTypes: null or { Count: 0 } })
            || !spec.FromItems!.All(item => item.TargetRef is { Kind: "Mesh" }))
        {
            return null;
        }

        var edits = Enumerable.Range(0, spec.FromItems!.Count).Select(i => new RemoveNode($"spec.from[{i}].targetRef"));
        return new Fix("write rules for from", [new RenameMember("spec.from", "rules"), .. edits]);
    }
}
