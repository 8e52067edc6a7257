using MeshTargeting.Resources.Schema;

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

    /// <summary>The address of the zone's ingress, as the other zones see it.</summary>
    [Required]
    [MinLength(1)]
    [Doc("Address of the zone's ingress, as other zones see it.")]
    public string? Address { get; init; }

    /// <summary>The port of the zone's ingress, as the other zones see it.</summary>
    [Required]
    [Minimum(1)]
    [Maximum(65535)]
    [Doc("Port of the zone's ingress, as other zones see it.")]
    public int? Port { get; init; }
}
