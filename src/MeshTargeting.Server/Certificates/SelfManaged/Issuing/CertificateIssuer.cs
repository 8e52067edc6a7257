using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;

namespace MeshTargeting.Server.Certificates.SelfManaged.Issuing;

/// <summary>Makes authorities and server certificates: ECDSA on P-256, SHA-256.</summary>
internal sealed class CertificateIssuer(CertificateNames names, CertificatePolicy policy, TimeProvider time)
{
    /// <summary>The purpose of TLS servers (id-kp-serverAuth).</summary>
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes an authority of its own; the caller disposes of it.</summary>
    public X509Certificate2 NewAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named($"{names.Webhook} CA"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        // By this, and not by the name, clients tell the old authority from the new one.
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        return request.CreateSelfSigned(now - policy.Backdating, now + policy.AuthorityLife);
    }

    /// <summary>Makes a server certificate with its key; the caller disposes of it.</summary>
    /// <param name="authority">The authority, with its key.</param>
    public X509Certificate2 NewLeaf(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(names.Webhook), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(AlternativeNames());

        var now = time.GetUtcNow();
        var until = now + policy.LeafLife;
        var from = now - policy.Backdating;
        using var certificate = request.Create(
            authority, from < authority.NotBefore ? authority.NotBefore : from, until > authority.NotAfter ? authority.NotAfter : until, SerialNumber());
        return certificate.CopyWithPrivateKey(key);
    }

    private X509Extension AlternativeNames()
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var host in names.Hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(host);
            }
        }

        return builder.Build();
    }

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        // A common name holds 64 characters; clients go by the alternative names alone.
        builder.AddCommonName(name.Length <= 64 ? name : name[..64]);
        return builder.Build();
    }

    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f; // A serial number is a positive integer.
        serial[0] |= 0x01; // And its first byte is not zero.
        return serial;
    }
}
