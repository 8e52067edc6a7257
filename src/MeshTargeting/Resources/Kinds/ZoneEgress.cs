namespace MeshTargeting.Resources.Kinds;

/// <summary>The proxy through which traffic leaves a zone (api/mesh/v1alpha1/zoneegress.proto).</summary>
public sealed record ZoneEgressSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<ZoneEgressSpec> Descriptor = new(static () => ModelJson.Default.ZoneEgressSpec)
    {
        Name = "ZoneEgress",
        Plural = "zoneegresses",
        Kds = Synchronisation.ZoneToGlobal,
        ShortName = "ze",
        Scope = KindScope.Global,
        SpecInlineOnUniversal = true,
        Description = "ZoneEgress is the proxy through which traffic leaves a zone.",
    };
}
