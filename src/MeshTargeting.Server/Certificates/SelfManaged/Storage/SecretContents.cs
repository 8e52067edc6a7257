using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MeshTargeting.Server.Certificates.SelfManaged.Storage;

/// <summary>What the Secret holds, as far as it can be read: anything in it may be missing, damaged or somebody else's.</summary>
/// <param name="Signing">The authority that signs, with its key; null where it cannot sign.</param>
/// <param name="Previous">Authorities that stay trusted beside it, newest first.</param>
/// <param name="Leaf">The server certificate with its key; null where it cannot be served.</param>
internal sealed record SecretContents(X509Certificate2? Signing, IReadOnlyList<X509Certificate2> Previous, X509Certificate2? Leaf)
{
    public const string AuthorityKey = "ca.crt";
    public const string AuthorityPrivateKey = "ca.key";
    public const string PreviousKey = "previous-ca.crt";
    public const string LeafKey = "tls.crt";
    public const string LeafPrivateKey = "tls.key";

    /// <summary>Reads the data of a Secret; never fails.</summary>
    /// <param name="data">The data by key; null for none.</param>
    public static SecretContents Read(IDictionary<string, byte[]>? data)
    {
        var signing = WithKey(data, AuthorityKey, AuthorityPrivateKey);
        return new SecretContents(
            signing is not null && CertificateText.IsAuthority(signing) ? signing : null,
            CertificateText.Read(Text(data, PreviousKey))?.Where(CertificateText.IsAuthority).ToList() ?? [],
            WithKey(data, LeafKey, LeafPrivateKey));
    }

    /// <summary>The data of a Secret with these contents. A server certificate that is missing leaves its keys empty.</summary>
    public Dictionary<string, byte[]> Write() => new()
    {
        [AuthorityKey] = Bytes(Signing?.ExportCertificatePem()),
        [AuthorityPrivateKey] = Bytes(PrivateKey(Signing)),
        [PreviousKey] = Bytes(CertificateText.Write(Previous)),
        [LeafKey] = Bytes(Leaf?.ExportCertificatePem()),
        [LeafPrivateKey] = Bytes(PrivateKey(Leaf)),
    };

    private static X509Certificate2? WithKey(IDictionary<string, byte[]>? data, string certificate, string key)
    {
        try
        {
            // One with a key of another kind is not ours.
            var read = X509Certificate2.CreateFromPem(Text(data, certificate), Text(data, key));
            using var ours = read.GetECDsaPrivateKey();
            return ours is null ? null : read;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static string? PrivateKey(X509Certificate2? certificate)
    {
        using var key = certificate?.GetECDsaPrivateKey();
        return key?.ExportPkcs8PrivateKeyPem();
    }

    private static string Text(IDictionary<string, byte[]>? data, string key) =>
        data is not null && data.TryGetValue(key, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
