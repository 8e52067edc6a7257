using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Comparing.Settings;

/// <summary>
/// Collects values that are otherwise, at whom and where, so that the same change is told once: of one setting, from one value and place to
/// another, for all proxies and destinations that it concerns.
/// </summary>
internal sealed class SettingCollector(WorldPair pair)
{
    private readonly Dictionary<Signature, (ValueDiff Diff, Dictionary<Spot, ProxySet> Spots)> _found = [];

    /// <summary>Adds a value that is otherwise.</summary>
    public void Add(KindDescriptor kind, Spot spot, ValueDiff diff, ProxySet proxies)
    {
        var signature = Signature.Of(kind, diff);
        if (!_found.TryGetValue(signature, out var found))
        {
            _found.Add(signature, found = (diff, []));
        }

        if (!found.Spots.TryGetValue(spot, out var set))
        {
            found.Spots.Add(spot, set = new ProxySet(pair.Proxies.All.Count));
        }

        set.UnionWith(proxies);
    }

    /// <summary>What was collected, in no order: places with the same proxies together.</summary>
    public IEnumerable<SettingChange> Changes(CauseFinder causes)
    {
        foreach (var (signature, (diff, spots)) in _found)
        {
            foreach (var group in spots.GroupBy(s => s.Value, s => s.Key))
            {
                var proxies = pair.Proxies.Ids(group.Key);
                var places = group.Order().ToArray();
                yield return new SettingChange
                {
                    Cause = causes.OfSetting(signature.Kind, diff, proxies, places),
                    PolicyKind = signature.Kind,
                    Setting = diff.Setting,
                    Before = diff.Before,
                    After = diff.After,
                    Proxies = proxies,
                    Spots = places,
                };
            }
        }
    }

    private readonly record struct Signature(KindDescriptor Kind, string Setting, string? Before, ConfPlaceKey BeforeAt, string? After, ConfPlaceKey AfterAt)
    {
        public static Signature Of(KindDescriptor kind, ValueDiff diff) => new(
            kind, diff.Setting, diff.Before?.ToString(), ConfPlaceKey.Of(diff.Before?.Place), diff.After?.ToString(), ConfPlaceKey.Of(diff.After?.Place));
    }

    private readonly record struct ConfPlaceKey(ResourceId Policy, string Path)
    {
        public static ConfPlaceKey Of(ConfPlace? place) => place is null ? default : new(place.Policy.Id, place.Path);
    }
}
