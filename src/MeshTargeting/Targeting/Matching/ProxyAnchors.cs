using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Where a proxy looks for what may select it.</summary>
internal static class ProxyAnchors
{
    /// <summary>The places where MeshGateways lie that may select a proxy.</summary>
    public static IReadOnlyCollection<PolicyAnchor> OfGateways(DataplaneSpec proxy)
    {
        var anchors = new List<PolicyAnchor> { new(AnchorKind.Everything, null) };
        foreach (var tags in TagsOf(proxy))
        {
            Add(anchors, tags);
        }

        return anchors;
    }

    /// <summary>The places where policies lie that may select a proxy: those for all namespaces, and those for its own.</summary>
    public static IReadOnlyCollection<PolicyAnchor> OfPolicies(World world, ProxyView proxy)
    {
        var anchors = new List<PolicyAnchor> { new(AnchorKind.Everything, null) };
        var key = proxy.Meta.Key;
        anchors.Add(new(AnchorKind.Name, null, key.Name, key.Namespace, key.Zone));
        foreach (var (name, value) in proxy.Meta.Labels)
        {
            if (value.Length > 0 && !new LabelPair(name, value).IsCommon(world.Options))
            {
                anchors.Add(new(AnchorKind.Label, null, name, value));
            }
        }

        if (world.Options.Semantics.NamesInReferences)
        {
            foreach (var tags in TagsOf(proxy.Proxy.Spec))
            {
                Add(anchors, tags);
            }

            if (proxy.Gateway is { } gateway)
            {
                anchors.Add(new(AnchorKind.Gateway, null, ResourceTraits.Of(gateway, world.Options).DisplayName));
                Add(anchors, gateway.Spec.Tags);
                foreach (var listener in gateway.Spec.Conf?.Listeners ?? [])
                {
                    Add(anchors, listener.Tags);
                }
            }
        }

        var count = anchors.Count;
        for (var i = 0; i < count; i++)
        {
            anchors.Add(anchors[i] with { Within = proxy.Meta.Namespace ?? "" });
        }

        return anchors;
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>?> TagsOf(DataplaneSpec proxy) =>
        (proxy.Networking?.Inbound ?? []).Select(i => i.Tags).Append(proxy.Networking?.Gateway?.Tags);

    private static void Add(List<PolicyAnchor> anchors, IReadOnlyDictionary<string, string>? tags)
    {
        foreach (var (key, value) in tags ?? ResourceMetadata.None)
        {
            anchors.Add(new(AnchorKind.Tag, null, key, value));
            anchors.Add(new(AnchorKind.TagKey, null, key));
        }
    }
}
