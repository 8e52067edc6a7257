using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Selection by tags of inbounds and of gateways' listeners (matchers/dataplane.go, inboundsSelectedByTags).</summary>
internal static class ByTags
{
    /// <summary>What tags select of a proxy; no tags select everything.</summary>
    public static Selection Select(IReadOnlyDictionary<string, string> tags, ProxyView proxy, bool embedded = false)
    {
        var selection = new Selection();
        foreach (var inbound in proxy.Proxy.Spec.Networking?.Inbound ?? [])
        {
            if (Proxies.Match(tags, inbound.Tags))
            {
                selection.Inbounds.Add(Listeners.Of(inbound, proxy));
                selection.Sections.Add(Proxies.SectionOf(inbound));
            }
        }

        if (proxy.Gateway is { } gateway)
        {
            AddListeners(selection, tags, proxy, gateway.Spec);
        }

        selection.AsDelegatedGateway = proxy.IsDelegated && Proxies.Match(tags, proxy.Proxy.Spec.Networking?.Gateway?.Tags);
        if (embedded)
        {
            Listeners.AddEmbedded(selection, proxy, "");
        }

        return selection;
    }

    /// <summary>The tags of a gateway's listener: the proxy's, overlaid with those of the MeshGateway and with its own.</summary>
    public static Dictionary<string, string> TagsOf(MeshGatewayListener listener, MeshGatewaySpec gateway, DataplaneSpec proxy)
    {
        var merged = new Dictionary<string, string>();
        foreach (var tags in (ReadOnlySpan<IReadOnlyDictionary<string, string>?>)[proxy.Networking?.Gateway?.Tags, gateway.Tags, listener.Tags])
        {
            foreach (var (key, value) in tags ?? ResourceMetadata.None)
            {
                merged[key] = value;
            }
        }

        return merged;
    }

    private static void AddListeners(Selection selection, IReadOnlyDictionary<string, string> tags, ProxyView proxy, MeshGatewaySpec gateway)
    {
        var ports = new HashSet<uint>();
        foreach (var listener in gateway.Conf?.Listeners ?? [])
        {
            if (tags.Count > 0 && !Proxies.Match(tags, TagsOf(listener, gateway, proxy.Proxy.Spec)))
            {
                continue;
            }

            var port = listener.Port ?? 0;
            if (ports.Add(port))
            {
                selection.Inbounds.Add(new InboundListener(proxy.Address, port));
            }

            var hostname = string.IsNullOrEmpty(listener.Hostname) ? "*" : listener.Hostname;
            selection.GatewayListeners.Add(new GatewayListener(proxy.Address, port, hostname));
        }
    }
}
