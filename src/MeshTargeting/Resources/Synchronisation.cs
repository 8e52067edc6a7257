namespace MeshTargeting.Resources;

/// <summary>
/// Which control planes may write a kind, and which get copies of it (KDSFlagType in pkg/core/resources/model/resource.go; the kinds'
/// own flags stand in their zz_generated.resource.go).
/// </summary>
[Flags]
public enum Synchronisation
{
    /// <summary>Not synchronised, and written on zones without a global control plane alone.</summary>
    None = 0,

    /// <summary>Zones get copies of what other control planes provide.</summary>
    ConsumedByZone = 1,

    /// <summary>The global control plane gets copies of what zones provide.</summary>
    ConsumedByGlobal = 1 << 2,

    /// <summary>Zones may create, change and delete it.</summary>
    ProvidedByZone = 1 << 3,

    /// <summary>The global control plane may create, change and delete it.</summary>
    ProvidedByGlobal = 1 << 4,

    /// <summary>What a zone provides is sent on to the other zones.</summary>
    SyncedAcrossZones = 1 << 5,

    /// <summary>Sent from zones to the global control plane.</summary>
    ZoneToGlobal = ConsumedByGlobal | ProvidedByZone,

    /// <summary>Sent from the global control plane to zones.</summary>
    GlobalToZones = ProvidedByGlobal | ConsumedByZone,
}
