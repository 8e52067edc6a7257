namespace MeshTargeting.Server.Certificates.SelfManaged.Planning;

/// <summary>Which certificate a replica serves: the one that it has, or the one that the Secret offers.</summary>
internal static class ServingChoice
{
    /// <summary>Whether to change to what is offered.</summary>
    /// <param name="served">What is served now; null for nothing.</param>
    /// <param name="offered">What lies in the Secret; null where that has nothing that can be served.</param>
    /// <param name="trust">Who is trusted.</param>
    /// <param name="now">The time.</param>
    /// <param name="policy">How long things last.</param>
    public static bool Changes(LeafFacts? served, LeafFacts? offered, Trust trust, DateTimeOffset now, CertificatePolicy policy) =>
        offered is not null
        && offered.Id != served?.Id
        && (served is null
            || Problem(served, trust, now) is not null
            || (offered.Validity.Holds(now) && trust.Includes(offered.Issuer, policy.Moment)));

    /// <summary>Why API servers would not take what is served, in a few words; null where they do.</summary>
    public static string? Problem(LeafFacts? served, Trust trust, DateTimeOffset now) =>
        served is null ? "there is no certificate yet"
        : now < served.Validity.From ? $"the certificate is not valid before {served.Validity.From.UtcDateTime:u}"
        : now >= served.Validity.Until ? $"the certificate expired at {served.Validity.Until.UtcDateTime:u}"
        : !trust.Includes(served.Issuer) ? "the caBundle of the webhook configurations does not hold the certificate's authority yet"
        : null;
}
