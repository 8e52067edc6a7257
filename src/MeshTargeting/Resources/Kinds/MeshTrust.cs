using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>The authorities that a mesh trusts for a trust domain (pkg/core/resources/apis/meshtrust).</summary>
public sealed record MeshTrustSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTrustSpec> Descriptor =
        new(static () => ModelJson.Default.MeshTrustSpec, static () => ModelJson.Default.MeshTrustStatus)
        {
            Name = "MeshTrust",
            Plural = "meshtrusts",
            Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
            SystemNamespaceOnly = true,
            ShortName = "mtrust",
            Description = "MeshTrust is the authorities that a mesh trusts for a trust domain.",
        };

    /// <summary>What it was made from; deprecated in favour of the status, and gone in Kuma 3.0.</summary>
    [Until("3.0")]
    [Doc("Resource that this one was made from. Deprecated: the status says it.")]
    public MeshTrustOrigin? Origin { get; init; }

    /// <summary>The domain of the identities that the authorities vouch for.</summary>
    [Required]
    [MaxLength(253)]
    [Doc("Trust domain of the identities that the authorities vouch for.")]
    public string? TrustDomain { get; init; }

    /// <summary>The authorities.</summary>
    [Required]
    [MinItems(1)]
    [Doc("Certificates of the authorities.")]
    public IReadOnlyList<CaBundle>? CaBundles { get; init; }
}

/// <summary>What a MeshTrust was made from.</summary>
public sealed record MeshTrustOrigin
{
    /// <summary>The identifier (KRI) of the MeshIdentity.</summary>
    [Doc("Identifier (KRI) of the resource that this one was made from.")]
    public string? Kri { get; init; }
}

/// <summary>Certificates of authorities.</summary>
public sealed record CaBundle
{
    /// <summary>Pem.</summary>
    [Required]
    [OneOf("Pem")]
    [Doc("Form of the certificates: only Pem.")]
    public string? Type { get; init; }

    /// <summary>The certificates as PEM.</summary>
    [Doc("The certificates, for type Pem.")]
    public PemBundle? Pem { get; init; }
}

/// <summary>Certificates as PEM.</summary>
public sealed record PemBundle
{
    /// <summary>The text.</summary>
    [Required]
    [Doc("The certificates as PEM text.")]
    public string? Value { get; init; }
}

/// <summary>What the control plane says of a MeshTrust.</summary>
public sealed record MeshTrustStatus
{
    /// <summary>What it was made from; null where somebody wrote it by hand.</summary>
    [Doc("Resource that this one was made from.")]
    public MeshTrustOrigin? Origin { get; init; }
}
