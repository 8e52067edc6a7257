using System.Text.Json;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Comparing.Policies;

/// <summary>Finds what was added, changed or removed without any effect on what proxies do.</summary>
internal static class IdleFinder
{
    /// <summary>Policies and other resources of Kuma's to which no effect could be traced.</summary>
    /// <param name="pair">The Worlds.</param>
    /// <param name="changes">Everything that was found.</param>
    /// <param name="causes">Finds causes.</param>
    public static IEnumerable<IdleChange> Find(WorldPair pair, IReadOnlyCollection<Change> changes, CauseFinder causes)
    {
        var effective = changes.Where(IsEffect).Select(c => c.Cause.Resource).ToHashSet();
        var told = changes.Select(c => c.Cause.Resource).ToHashSet();
        foreach (var changed in pair.Changed.Where(c => !c.Latest.IsDerived && c.Latest.Kind.IsKuma))
        {
            var isPolicy = changed.Latest.SpecObject is IPolicySpec;
            if (isPolicy ? !effective.Contains(changed.Id) : !told.Contains(changed.Id))
            {
                yield return new IdleChange { Cause = causes.Of(changed), Why = isPolicy ? WhyOfPolicy(pair, changed) : "nothing that is compared depends on it" };
            }
        }
    }

    private static bool IsEffect(Change change) => change is SettingChange or TrafficChange or AccessChange;

    private static string WhyOfPolicy(WorldPair pair, ResourcePair changed)
    {
        var (policy, world) = changed.After is { } after ? (after, pair.Head) : (changed.Before!, pair.Base);
        var past = changed.After is null;
        if (world.LabelsOf(policy).GetValueOrDefault(KumaLabels.Effect) == "shadow")
        {
            return past ? "it was a shadow" : "it is a shadow";
        }

        if (changed is { Before: { } old, After: { } young } && JsonElement.DeepEquals(old.Kind.ReadSpec(old), young.Kind.ReadSpec(young)))
        {
            return "its spec says what it said";
        }

        if (ProxyMatching.Select(world, policy).Count == 0)
        {
            return past ? "it selected no proxy" : "it selects no proxy";
        }

        var items = References.Of(policy).Where(r => r.Role == ReferenceRole.To).ToList();
        return items.Count > 0 && items.TrueForAll(r => ReferenceResolver.Resolve(world, r) is Unresolved)
            ? past ? "none of its destinations was found" : "none of its destinations was found in what was given"
            : past ? "what it set is set by others too" : "what it sets is set by others too, or is set already";
    }
}
