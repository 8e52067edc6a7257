using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Where the inbounds and embedded listeners of a proxy listen.</summary>
internal static class Listeners
{
    /// <summary>Where an inbound listens: at the address of the proxy where it has none of its own.</summary>
    public static InboundListener Of(DataplaneInbound inbound, ProxyView proxy) => At(inbound.Address, inbound.Port, proxy);

    /// <summary>Adds the embedded listeners of a proxy that sectionName means; all where it is empty.</summary>
    public static void AddEmbedded(Selection selection, ProxyView proxy, string wanted)
    {
        foreach (var listener in proxy.Proxy.Spec.Networking?.Listeners ?? [])
        {
            if (Proxies.SectionOf(listener.Name, listener.Port) is var section && (wanted.Length == 0 || section == wanted))
            {
                selection.Inbounds.Add(At(listener.Address, listener.Port, proxy));
                selection.Sections.Add(section);
            }
        }
    }

    private static InboundListener At(string? address, uint? port, ProxyView proxy) =>
        new(string.IsNullOrEmpty(address) ? proxy.Address : address, port ?? 0);
}
