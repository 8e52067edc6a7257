namespace MeshTargeting.Server.Certificates.SelfManaged.Planning;

/// <summary>What is to be done next; a closed set.</summary>
internal abstract record CertificateStep
{
    private CertificateStep()
    {
    }

    /// <summary>Nothing.</summary>
    public sealed record Keep : CertificateStep;

    /// <summary>Make an authority that signs from now on.</summary>
    /// <param name="Previous">Ids of the authorities that stay trusted beside it, newest first.</param>
    /// <param name="WithLeaf">Whether it signs a server certificate at once, because there is none that could be served until later.</param>
    /// <param name="Reason">Why, for the log.</param>
    public sealed record NewAuthority(IReadOnlyList<string> Previous, bool WithLeaf, string Reason) : CertificateStep
    {
        /// <summary>By value, as every step.</summary>
        public bool Equals(NewAuthority? other) =>
            other is not null && WithLeaf == other.WithLeaf && Reason == other.Reason && Previous.SequenceEqual(other.Previous);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(WithLeaf, Reason, Previous.Count);
    }

    /// <summary>Let the authority sign a new server certificate.</summary>
    /// <param name="Reason">Why, for the log.</param>
    public sealed record NewLeaf(string Reason) : CertificateStep;

    /// <summary>Take authorities out of the Secret that need not be trusted any longer.</summary>
    /// <param name="Kept">Ids of those that stay.</param>
    public sealed record Retire(IReadOnlyList<string> Kept) : CertificateStep;

    /// <summary>Write into every webhook configuration which authorities are trusted: the one that signs, and the previous ones.</summary>
    public sealed record WriteBundle : CertificateStep;
}
