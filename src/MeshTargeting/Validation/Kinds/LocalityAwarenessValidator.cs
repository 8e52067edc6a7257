using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges how a MeshLoadBalancingStrategy weighs zones.</summary>
internal static class LocalityAwarenessValidator
{
    /// <summary>Judges the settings.</summary>
    /// <param name="locality">The settings.</param>
    /// <param name="target">The destination for which they are; null where the manifest leaves it out.</param>
    /// <param name="place">Where they stand.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Validate(LocalityAwareness locality, TargetRef? target, Place place, FindingList findings)
    {
        if (locality.LocalZone is { } local)
        {
            ValidateLocalZone(local, place.At("localZone.affinityTags"), findings);
        }

        if (locality.CrossZone is { } cross)
        {
            ValidateCrossZone(cross, target, place.At("crossZone"), findings);
        }
    }

    private static void ValidateLocalZone(LocalZone zone, Place place, FindingList findings)
    {
        var tags = zone.AffinityTags ?? [];
        for (var i = 0; i < tags.Count; i++)
        {
            if (string.IsNullOrEmpty(tags[i].Key))
            {
                findings.Add(KumaRules.ValueMissing, place.At(i).At("key"), KumaText.MustNotBeEmpty);
            }

            NumberChecks.NotZero(tags[i].Weight, place.At(i).At("weight"), findings);
        }

        var weighted = tags.Count(t => t.Weight is not null);
        if (weighted > 0 && weighted != tags.Count)
        {
            findings.Add(KumaRules.Combination, place, "all or none affinity tags should have weight");
        }
    }

    private static void ValidateCrossZone(CrossZone zone, TargetRef? target, Place place, FindingList findings)
    {
        // Such a reference means MeshServices themselves, and each of those is in one zone.
        if (target is { Kind: "MeshService" } && (!string.IsNullOrEmpty(target.SectionName) || target.Labels is { Count: > 0 }))
        {
            findings.Add(KumaRules.NotAllowedHere, place, $"{KumaText.MustNotBeSet}: MeshService traffic is local");
        }

        for (var i = 0; i < zone.Failover?.Count; i++)
        {
            var failoverPlace = place.At("failover").At(i);
            if (zone.Failover[i].From is { } from)
            {
                ValidateZones(from.Zones ?? [], failoverPlace.At("from.zones"), findings);
            }

            ValidateTo(zone.Failover[i].To ?? new FailoverTo(), failoverPlace.At("to"), findings);
        }

        if (zone.FailoverThreshold is { } threshold)
        {
            // Kuma reads an absent percentage as 0.
            NumberChecks.Percentage(
                threshold.Percentage ?? new IntOrString(0), place.At("failoverThreshold.percentage"), findings, allowsZero: false);
        }
    }

    private static void ValidateZones(IReadOnlyList<string> zones, Place place, FindingList findings)
    {
        if (zones.Count == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }

        for (var i = 0; i < zones.Count; i++)
        {
            if (zones[i].Length == 0)
            {
                findings.Add(KumaRules.ValueMissing, place.At(i), KumaText.MustNotBeEmpty);
            }
        }
    }

    private static void ValidateTo(FailoverTo to, Place place, FindingList findings)
    {
        switch (to.Type)
        {
            case "Any" or "None" when to.Zones is { Count: > 0 }:
                findings.Add(KumaRules.NotAllowedHere, place.At("zones"), $"must be empty when type is {to.Type}");
                break;
            case "AnyExcept" or "Only" when to.Zones is null or { Count: 0 }:
                findings.Add(KumaRules.ValueMissing, place.At("zones"), $"must not be empty when type is {to.Type}");
                break;
            case not ("Any" or "None" or "AnyExcept" or "Only"):
                findings.Add(KumaRules.NotSupported, place.At("type"), "unrecognized type");
                break;
        }
    }
}
