namespace MeshTargeting.Server.Certificates.SelfManaged.Planning;

/// <summary>From when until when a certificate is valid.</summary>
internal readonly record struct Validity(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether it is valid at a time.</summary>
    public bool Holds(DateTimeOffset now) => From <= now && now < Until;

    /// <summary>When its successor is due: at two thirds of its life.</summary>
    public DateTimeOffset RenewAt => From + ((Until - From) * 2 / 3);
}

/// <summary>What is known of an authority.</summary>
/// <param name="Id">The SHA-256 thumbprint of its certificate.</param>
/// <param name="Validity">When it is valid.</param>
internal sealed record AuthorityFacts(string Id, Validity Validity);

/// <summary>What is known of a server certificate whose key is there.</summary>
/// <param name="Id">Its SHA-256 thumbprint.</param>
/// <param name="Issuer">The authority that signed it; null for one that is not known.</param>
/// <param name="Validity">When it is valid.</param>
/// <param name="CoversHosts">Whether it holds for every host by which it must be callable.</param>
internal sealed record LeafFacts(string Id, string? Issuer, Validity Validity, bool CoversHosts);

/// <summary>What the leader sees before it does anything.</summary>
/// <param name="Signing">The authority that signs; null where there is none, or none whose key can be read.</param>
/// <param name="Previous">Authorities that the Secret keeps trusted beside it, newest first.</param>
/// <param name="Leaf">The server certificate; null where there is none that can be served.</param>
/// <param name="Bundled">Authorities found in the webhooks' bundles, in no order.</param>
/// <param name="Bundles">
/// For every webhook the ids of its bundle in their order; null for one that is not made of certificates alone.
/// </param>
internal sealed record Observed(
    AuthorityFacts? Signing,
    IReadOnlyList<AuthorityFacts> Previous,
    LeafFacts? Leaf,
    IReadOnlyList<AuthorityFacts> Bundled,
    IReadOnlyList<IReadOnlyList<string>?> Bundles)
{
    /// <summary>How long authorities have been trusted.</summary>
    public required Trust Trust { get; init; }

    /// <summary>How long the leaf has been in the Secret, as far as is known.</summary>
    public required TimeSpan LeafFor { get; init; }
}
