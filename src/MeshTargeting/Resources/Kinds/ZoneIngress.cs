namespace MeshTargeting.Resources.Kinds;

/// <summary>The proxy through which traffic enters a zone (api/mesh/v1alpha1/zone_ingress.proto).</summary>
public sealed record ZoneIngressSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<ZoneIngressSpec> Descriptor = new(static () => ModelJson.Default.ZoneIngressSpec)
    {
        Name = "ZoneIngress",
        Plural = "zoneingresses",
        Kds = Synchronisation.ZoneToGlobal | Synchronisation.SyncedAcrossZones,
        ShortName = "zi",
        Scope = KindScope.Global,
        SpecInlineOnUniversal = true,
        Description = "ZoneIngress is the proxy through which traffic enters a zone.",
    };
}
