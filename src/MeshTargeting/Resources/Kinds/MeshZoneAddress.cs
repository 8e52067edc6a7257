namespace MeshTargeting.Resources.Kinds;

/// <summary>The address at which other zones reach this one for a mesh (pkg/core/resources/apis/meshzoneaddress).</summary>
public sealed record MeshZoneAddressSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshZoneAddressSpec> Descriptor = new(static () => ModelJson.Default.MeshZoneAddressSpec)
    {
        Name = "MeshZoneAddress",
        Plural = "meshzoneaddresses",
        Kds = Synchronisation.ZoneToGlobal | Synchronisation.SyncedAcrossZones,
        ShortName = "mza",
        Description = "MeshZoneAddress is the address at which other zones reach this one.",
    };
}
