using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds.Legacy;

/// <summary>Judges a TrafficRoute (pkg/core/resources/apis/mesh/traffic_route_validator.go).</summary>
internal static class TrafficRouteValidator
{
    internal const string CannotBeEmpty = "cannot be empty";
    private const string AtLeastOne = "must have at least one element";

    private static readonly TagRules AnyService = new() { AtLeastOne = true, RequiresService = true };

    private static readonly TagRules ServiceAlone = new()
    {
        RequiresService = true,
        All = (tags, place, findings) =>
        {
            if (tags.Count != 1 || !tags.ContainsKey(KumaLabels.ServiceTag))
            {
                findings.Add(KumaRules.NotAllowedHere, place, $"must consist of exactly one tag \"{KumaLabels.ServiceTag}\"");
            }
        },
        Key = (key, place, findings) =>
        {
            if (key != KumaLabels.ServiceTag)
            {
                findings.Add(KumaRules.NotAllowedHere, place.Key(key), $"tag \"{key}\" is not allowed");
            }
        },
    };

    public static void Validate(Resource<TrafficRouteSpec> route, FindingList findings)
    {
        Selectors(route.Spec.Sources, findings.Spec.At("sources"), AnyService, findings);
        Selectors(route.Spec.Destinations, findings.Spec.At("destinations"), ServiceAlone, findings);
        var place = findings.Spec.At("conf");
        if (route.Spec.Conf is not { } conf)
        {
            findings.Add(KumaRules.ValueMissing, place, CannotBeEmpty);
            return;
        }

        Targets(conf.Split, conf.Destination, place, findings);
        for (var i = 0; i < (conf.Http?.Count ?? 0); i++)
        {
            var rule = conf.Http![i] ?? new TrafficRouteHttp();
            TrafficRouteHttpValidator.Validate(rule, place.At("http").At(i), findings);
            Targets(rule.Split, rule.Destination, place.At("http").At(i), findings);
        }

        LoadBalancer(conf.LoadBalancer, place.At("loadBalancer"), findings);
    }

    private static void Selectors(IReadOnlyList<LegacySelector?>? selectors, Place place, TagRules rules, FindingList findings)
    {
        if (selectors is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, AtLeastOne);
            return;
        }

        for (var i = 0; i < selectors.Count; i++)
        {
            TagsValidator.ValidateSelector(selectors[i]?.Match, place.At(i).At("match"), rules, findings);
        }
    }

    private static void Targets(
        IReadOnlyList<TrafficRouteSplit?>? split, IReadOnlyDictionary<string, string>? destination, Place place, FindingList findings)
    {
        if (split is null == destination is null)
        {
            findings.Add(
                KumaRules.Combination,
                place,
                split is null ? "requires either \"destination\" or \"split\"" : "\"split\" cannot be defined at the same time as \"destination\"");
        }

        if (split is not null)
        {
            Split(split, place.At("split"), findings);
        }

        if (destination is not null)
        {
            TagsValidator.ValidateSelector(destination, place.At("destination"), AnyService, findings);
        }
    }

    private static void Split(IReadOnlyList<TrafficRouteSplit?> split, Place place, FindingList findings)
    {
        if (split.Count == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, AtLeastOne);
            return;
        }

        for (var i = 0; i < split.Count; i++)
        {
            if (split[i]?.Weight is null)
            {
                findings.Add(KumaRules.ValueMissing, place.At(i).At("weight"), "needs to be defined");
            }

            TagsValidator.ValidateSelector(split[i]?.Destination, place.At(i).At("destination"), AnyService, findings);
        }

        if (split.Sum(s => s?.Weight ?? 0) == 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, "there must be at least one split entry with weight above 0");
        }
    }

    private static void LoadBalancer(TrafficRouteLoadBalancer? balancer, Place place, FindingList findings)
    {
        if (balancer?.LeastRequest?.ChoiceCount == 1)
        {
            findings.Add(KumaRules.OutOfBounds, place.At("leastRequest").At("choiceCount"), "value must be greater than or equal to 2");
        }
        else if (balancer?.RingHash is { HashFunction: not ("XX_HASH" or "MURMUR_HASH_2") })
        {
            findings.Add(KumaRules.NotSupported, place.At("ringHash").At("hashFunction"), "must have a valid hash function");
        }
    }
}
