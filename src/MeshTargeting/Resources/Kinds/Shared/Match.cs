using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Traffic by who sends it or how it is addressed (api/common/v1alpha1/match.go).</summary>
public sealed record Match
{
    /// <summary>By the client's SPIFFE id.</summary>
    [Doc("Matches the SPIFFE id of the client.")]
    public SpiffeIdMatch? SpiffeID { get; init; }

    /// <summary>By the server name of the TLS connection.</summary>
    [Doc("Matches the server name (SNI) of the TLS connection.")]
    public SniMatch? Sni { get; init; }
}

/// <summary>Traffic by the client's SPIFFE id.</summary>
public sealed record SpiffeIdMatch
{
    /// <summary>Exact or Prefix.</summary>
    [Required]
    [OneOf("Exact", "Prefix")]
    [Doc("How the id is compared: Exact or Prefix.")]
    public string? Type { get; init; }

    /// <summary>The id, or its beginning.</summary>
    [Required]
    [Doc("The SPIFFE id, or its beginning.")]
    public string? Value { get; init; }
}

/// <summary>Traffic by the server name of its TLS connection.</summary>
public sealed record SniMatch
{
    /// <summary>Exact.</summary>
    [Required]
    [OneOf("Exact")]
    [Doc("How the name is compared: only Exact.")]
    public string? Type { get; init; }

    /// <summary>The server name.</summary>
    [Required]
    [Doc("The server name.")]
    public string? Value { get; init; }
}
