using MeshTargeting.Findings;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges the hash policies of a MeshLoadBalancingStrategy, of which 2.14 has a list beside the load balancer and others within.</summary>
internal static class HashPolicyValidator
{
    /// <summary>Judges a list.</summary>
    public static void Validate(IReadOnlyList<HashPolicy>? policies, Place place, FindingList findings)
    {
        for (var i = 0; i < policies?.Count; i++)
        {
            Validate(policies[i], place.At(i), findings);
        }
    }

    /// <summary>Refuses a list within the load balancer beside that of the settings, also within a balancer that is not in use.</summary>
    public static void ValidateOnce(MeshLoadBalancingStrategyConf conf, Place place, FindingList findings)
    {
        if (conf.HashPolicies is null || !findings.Semantics.HashPoliciesOfLoadBalancers)
        {
            return;
        }

        const string message = "hashPolicies already specified in the root level";
        if (conf.LoadBalancer?.RingHash?.HashPolicies is not null)
        {
            findings.Add(KumaRules.Combination, place.At("loadBalancer.ringHash.hashPolicies"), message);
        }

        if (conf.LoadBalancer?.Maglev?.HashPolicies is not null)
        {
            findings.Add(KumaRules.Combination, place.At("loadBalancer.maglev.hashPolicies"), message);
        }
    }

    /// <summary>Tells of lists within the load balancer that is in use (deprecated.go).</summary>
    public static void Deprecations(MeshLoadBalancingStrategySpec spec, FindingList findings)
    {
        if (!findings.Semantics.HashPoliciesOfLoadBalancers)
        {
            return;
        }

        foreach (var (item, place) in PolicyLists.Items(spec.To, "to"))
        {
            var (policies, field) = item.Default?.LoadBalancer switch
            {
                { Type: "RingHash", RingHash: { } ringHash } => (ringHash.HashPolicies, "ringHash"),
                { Type: "Maglev", Maglev: { } maglev } => (maglev.HashPolicies, "maglev"),
                _ => (null, ""),
            };
            if (policies is not null)
            {
                Deprecate(policies, place.At("default"), place.At("default.loadBalancer").At(field).At("hashPolicies"), findings);
            }
        }
    }

    private static void Deprecate(IReadOnlyList<HashPolicy> policies, Place conf, Place list, FindingList findings)
    {
        findings.Deprecate(list, $"configuration '{list.Path}' is deprecated, use '{conf.At("hashPolicies").Path}' instead");
        for (var i = 0; i < policies.Count; i++)
        {
            if (policies[i].Type == "SourceIP")
            {
                var type = list.At(i).At("type");
                var fix = new Fix("write Connection", new ReplaceValue(type.Path, "\"Connection\""));
                findings.Deprecate(type, $"SourceIP type for '{type.Path}' is deprecated, use Connection instead", fix);
            }
        }
    }

    private static void Validate(HashPolicy policy, Place place, FindingList findings)
    {
        switch (policy.Type)
        {
            case "Header":
                MustBeDefined(policy.Header, place.At("header"), findings);
                break;
            case "Cookie":
                MustBeDefined(policy.Cookie, place.At("cookie"), findings);
                if (policy.Cookie?.Path is { } path && !path.StartsWith('/'))
                {
                    findings.Add(KumaRules.Malformed, place.At("cookie.path"), "must be an absolute path");
                }

                break;
            case "QueryParameter":
                MustBeDefined(policy.QueryParameter, place.At("queryParameter"), findings);
                break;
            case "FilterState":
                MustBeDefined(policy.FilterState, place.At("filterState"), findings);
                break;
            case "Connection":
            case "SourceIP" when findings.Semantics.HashPoliciesOfLoadBalancers:
                MustBeDefined(policy.Connection, place.At("connection"), findings);
                break;

            // 2.14 leaves other types to the schema.
            default:
                if (!findings.Semantics.HashPoliciesOfLoadBalancers)
                {
                    findings.Add(KumaRules.NotSupported, place.At("type"), "unrecognized type");
                }

                break;
        }
    }

    private static void MustBeDefined(object? value, Place place, FindingList findings)
    {
        if (value is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
    }
}
