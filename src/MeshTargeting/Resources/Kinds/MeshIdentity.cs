namespace MeshTargeting.Resources.Kinds;

/// <summary>Who issues which identities to which proxies (pkg/core/resources/apis/meshidentity).</summary>
public sealed record MeshIdentitySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshIdentitySpec> Descriptor = new(static () => ModelJson.Default.MeshIdentitySpec)
    {
        Name = "MeshIdentity",
        Plural = "meshidentities",
        Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
        SystemNamespaceOnly = true,
        ShortName = "mid",
        Description = "MeshIdentity says who issues which identities to which proxies.",
    };
}
