namespace MeshTargeting.Resources.Kinds;

/// <summary>Who issues which identities to which proxies (pkg/core/resources/apis/meshidentity).</summary>
public sealed record MeshIdentitySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshIdentitySpec> Descriptor = new(static () => ModelJson.Default.MeshIdentitySpec)
    {
        Name = "MeshIdentity",
        Plural = "meshidentities",
        ShortName = "mid",
        Description = "MeshIdentity says who issues which identities to which proxies.",
    };
}
