namespace MeshTargeting.Resources.Kinds;

/// <summary>The authorities that a mesh trusts for a trust domain (pkg/core/resources/apis/meshtrust).</summary>
public sealed record MeshTrustSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTrustSpec> Descriptor = new(static () => ModelJson.Default.MeshTrustSpec)
    {
        Name = "MeshTrust",
        Plural = "meshtrusts",
        Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
        SystemNamespaceOnly = true,
        ShortName = "mtrust",
        Description = "MeshTrust is the authorities that a mesh trusts for a trust domain.",
    };
}
