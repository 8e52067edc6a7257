using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;

namespace MeshTargeting.Server.Certificates.SelfManaged.Storage;

/// <summary>Certificates as text, and what is known of them.</summary>
internal static class CertificateText
{
    /// <summary>Reads a series of certificates in PEM; null where that is not what the text is.</summary>
    public static IReadOnlyList<X509Certificate2>? Read(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            return [.. certificates];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Writes certificates in PEM, one after the other.</summary>
    public static string Write(IEnumerable<X509Certificate2> certificates) => string.Concat(certificates.Select(c => c.ExportCertificatePem() + "\n"));

    /// <summary>The name under which the plan knows a certificate.</summary>
    public static string Id(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority);

    public static Validity ValidityOf(X509Certificate2 certificate) =>
        new(new DateTimeOffset(certificate.NotBefore.ToUniversalTime()), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));

    public static AuthorityFacts Facts(X509Certificate2 authority) => new(Id(authority), ValidityOf(authority));

    /// <summary>What is known of a server certificate.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="authorities">Those that may have signed it.</param>
    /// <param name="hosts">Every host for which it must hold.</param>
    public static LeafFacts Facts(X509Certificate2 leaf, IEnumerable<X509Certificate2> authorities, IEnumerable<string> hosts)
    {
        var issuer = authorities.FirstOrDefault(a => Signed(a, leaf));
        return new LeafFacts(
            Id(leaf), issuer is null ? null : Id(issuer), ValidityOf(leaf), hosts.All(h => leaf.MatchesHostname(h, allowWildcards: false, allowCommonName: false)));
    }

    private static bool Signed(X509Certificate2 authority, X509Certificate2 leaf)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // When it is valid is another question.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(leaf);
    }
}
