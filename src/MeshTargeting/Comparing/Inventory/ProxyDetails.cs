using System.Globalization;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Comparing.Inventory;

/// <summary>Says in words what of a proxy is otherwise.</summary>
internal static class ProxyDetails
{
    /// <summary>The details; empty where nothing that counts is otherwise.</summary>
    public static IEnumerable<string> Of(WorldPair pair, ResourcePair changed)
    {
        if (changed is not { Before: Resource<DataplaneSpec> before, After: Resource<DataplaneSpec> after })
        {
            return [Inbounds((Resource<DataplaneSpec>)changed.Latest)];
        }

        // What another version of Kuma makes of the same labels shows in what policies select.
        var labels = pair.IsOneVersion || !Maps.AreSame(before.Metadata.Labels, after.Metadata.Labels)
            ? Labels(pair.Base.LabelsOf(before), pair.Head.LabelsOf(after))
            : [];
        return [.. labels, .. OfInbounds(before, after), .. OfReach(pair, before, after)];
    }

    private static string Inbounds(Resource<DataplaneSpec> proxy)
    {
        var ports = Ports(proxy);
        return ports.Count == 0 ? "without inbounds" : $"{(ports.Count == 1 ? "inbound" : "inbounds")} {Wording.List([.. ports.Values])}";
    }

    private static IEnumerable<string> Labels(EffectiveLabels before, EffectiveLabels after)
    {
        foreach (var key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (was != now)
            {
                yield return was is null ? $"gains label {key}={now}" : now is null ? $"loses label {key}={was}" : $"label {key}: {was} → {now}";
            }
        }
    }

    private static IEnumerable<string> OfInbounds(Resource<DataplaneSpec> before, Resource<DataplaneSpec> after)
    {
        var (was, now) = (Ports(before), Ports(after));
        foreach (var section in now.Keys.Union(was.Keys))
        {
            var (old, young) = (was.GetValueOrDefault(section), now.GetValueOrDefault(section));
            if (old != young)
            {
                yield return old is null ? $"gains inbound {young}" : young is null ? $"loses inbound {old}" : $"inbound {old} → {young}";
            }
        }
    }

    private static IEnumerable<string> OfReach(WorldPair pair, Resource<DataplaneSpec> before, Resource<DataplaneSpec> after)
    {
        if (ResourceContent.AreSame(before, after))
        {
            yield break;
        }

        var was = Outbounds.Of(pair.Base, before).Select(o => (o.Destination.Id, o.Port.Section)).ToHashSet();
        var now = Outbounds.Of(pair.Head, after).Select(o => (o.Destination.Id, o.Port.Section)).ToHashSet();

        // What has come or gone altogether is told by itself.
        var gained = now.Where(o => !was.Contains(o) && pair.Base.Find(o.Id) is not null).ToList();
        var lost = was.Where(o => !now.Contains(o) && pair.Head.Find(o.Id) is not null).ToList();
        if (gained.Count > 0)
        {
            yield return $"can now reach {Names(gained)}";
        }

        if (lost.Count > 0)
        {
            yield return $"can no longer reach {Names(lost)}";
        }
    }

    private static string Names(List<(ResourceId Id, string Section)> outbounds) =>
        Wording.List(outbounds.Order().Select(o => $"{o.Id}:{o.Section}").ToList());

    private static Dictionary<string, string> Ports(Resource<DataplaneSpec> proxy) => (proxy.Spec.Networking?.Inbound ?? [])
        .GroupBy(MeshServiceMatching.SectionName)
        .ToDictionary(g => g.Key, g => g.First() is var inbound
            ? string.Create(CultureInfo.InvariantCulture, $"{Wording.Port(g.Key, (int)(inbound.Port ?? 0))} {inbound.Protocol ?? inbound.Tags?.GetValueOrDefault(KumaLabels.ProtocolTag) ?? "tcp"}")
            : "");
}
