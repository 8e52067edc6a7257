using System.Globalization;

namespace MeshTargeting.Server.Certificates.SelfManaged.Planning;

/// <summary>
/// What the leader does next, out of what it sees and the time; nothing else. Done again and again, every state becomes one in which a
/// valid certificate is served that the webhooks trust, and in which nothing is left to do.
/// </summary>
/// <remarks>
/// A change of the authority goes: new authority beside the old one → both in the bundles → a moment later a certificate of the new one →
/// when every replica has that, the old authority goes. So whoever calls trusts what is served, at every step.
/// </remarks>
internal static class CertificatePlan
{
    /// <summary>So many old authorities stay trusted at most; only a Secret that is deleted again and again makes more than one.</summary>
    public const int MostPrevious = 3;

    /// <summary>The next step.</summary>
    public static CertificateStep Next(Observed seen, DateTimeOffset now, CertificatePolicy policy) =>
        Authority(seen, now)
        ?? Expired(seen, now)
        ?? Bundle(seen)
        ?? Leaf(seen, now, policy)
        ?? Overlap(seen, policy)
        ?? (CertificateStep)new CertificateStep.Keep();

    private static CertificateStep.NewAuthority? Authority(Observed seen, DateTimeOffset now)
    {
        var reason = seen.Signing is not { } signing ? "there is none that can sign"
            : now >= signing.Validity.Until ? $"the last one expired at {Text(signing.Validity.Until)}"
            : !signing.Validity.Holds(now) ? $"the last one is not valid before {Text(signing.Validity.From)}"
            : now >= signing.Validity.RenewAt && seen.Previous.Count == 0 ? $"two thirds of the life of the last one are over, it ends at {Text(signing.Validity.Until)}"
            : null;
        if (reason is null)
        {
            return null;
        }

        // Where the Secret is lost, the bundles still tell who was trusted, and replicas serve on what they have in memory.
        IEnumerable<AuthorityFacts> known = [.. seen.Signing is { } last ? [last] : Array.Empty<AuthorityFacts>(), .. seen.Previous, .. seen.Bundled];
        var previous = known.Where(a => a.Validity.Holds(now))
            .OrderByDescending(a => a.Id == seen.Leaf?.Issuer).Select(a => a.Id).Distinct().Take(MostPrevious).ToList();
        var serves = seen.Leaf is { Issuer: { } issuer } leaf && leaf.Validity.Holds(now) && previous.Contains(issuer);
        return new CertificateStep.NewAuthority(previous, WithLeaf: !serves, reason);
    }

    private static CertificateStep.Retire? Expired(Observed seen, DateTimeOffset now)
    {
        var kept = seen.Previous.Where(a => a.Validity.Holds(now)).Select(a => a.Id).ToList();
        return kept.Count < seen.Previous.Count ? new CertificateStep.Retire(kept) : null;
    }

    private static CertificateStep.WriteBundle? Bundle(Observed seen)
    {
        string[] wanted = [seen.Signing!.Id, .. seen.Previous.Select(a => a.Id)];
        return seen.Bundles.All(bundle => bundle is not null && bundle.SequenceEqual(wanted)) ? null : new CertificateStep.WriteBundle();
    }

    private static CertificateStep.NewLeaf? Leaf(Observed seen, DateTimeOffset now, CertificatePolicy policy)
    {
        var signing = seen.Signing!.Id;
        if (seen.Leaf is not { } leaf)
        {
            return new CertificateStep.NewLeaf("there is none that can be served");
        }

        // What cannot be served is replaced whether or not the authority is known everywhere yet: there is nothing to lose.
        var useless = !leaf.Validity.Holds(now) ? $"the last one is valid from {Text(leaf.Validity.From)} to {Text(leaf.Validity.Until)}"
            : leaf.Issuer != signing && !seen.Previous.Any(a => a.Id == leaf.Issuer) ? "no trusted authority has signed the last one"
            : null;
        var due = leaf.Issuer != signing ? "there is a new authority"
            : !leaf.CoversHosts ? "the last one does not hold for every host"
            : now >= leaf.Validity.RenewAt ? $"two thirds of the life of the last one are over, it ends at {Text(leaf.Validity.Until)}"
            : null;
        return useless is not null ? new CertificateStep.NewLeaf(useless)
            : due is not null && seen.Trust.Includes(signing, policy.Moment) ? new CertificateStep.NewLeaf(due)
            : null;
    }

    private static CertificateStep.Retire? Overlap(Observed seen, CertificatePolicy policy) =>
        seen.Previous.Count > 0 && seen.Leaf!.Issuer == seen.Signing!.Id && seen.LeafFor >= policy.Overlap ? new CertificateStep.Retire([]) : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
