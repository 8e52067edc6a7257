using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A certificate authority that lives as long as a test run: it signs the API server's certificate, the clients'
/// and those of webhooks under test.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // From an hour ago, so that the clocks of two machines may differ.
    private readonly DateTimeOffset _notBefore = DateTimeOffset.UtcNow.AddHours(-1);
    private readonly DateTimeOffset _notAfter = DateTimeOffset.UtcNow.AddDays(2);
    private readonly X509Certificate2 _certificate;

    /// <summary>Makes a new authority with a new key.</summary>
    /// <param name="name">The common name that its certificate bears.</param>
    public CertificateAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _certificate = request.CreateSelfSigned(_notBefore, _notAfter);
    }

    /// <summary>The authority's own certificate as PEM: what a <c>caBundle</c> or a kubeconfig must hold, base64-encoded.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>Signs a certificate for a server.</summary>
    /// <param name="hosts">Every DNS name and IP address by which clients will call it; the first is its common name.</param>
    public IssuedCertificate IssueServer(params string[] hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(hosts[0]);
        return Issue(subject, ServerAuthentication, names.Build());
    }

    /// <summary>Signs a certificate by which the API server knows a user.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="groups">The groups that the user is in; <c>system:masters</c> may do everything.</param>
    public IssuedCertificate IssueClient(string user, params string[] groups)
    {
        var subject = new X500DistinguishedNameBuilder();
        foreach (string group in groups)
        {
            subject.AddOrganizationName(group);
        }

        subject.AddCommonName(user);
        return Issue(subject, ClientAuthentication);
    }

    /// <summary>A client of a server whose certificate this authority has signed; it trusts no other.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="user">The certificate to identify with; null for none.</param>
    public HttpClient CreateHttpClient(Uri address, IssuedCertificate? user = null)
    {
        var options = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { X509Certificate2.CreateFromPem(CertificatePem) },
            },
        };
        if (user is not null)
        {
            options.ClientCertificates = [X509Certificate2.CreateFromPem(user.CertificatePem, user.KeyPem)];
        }

        var handler = new SocketsHttpHandler { SslOptions = options };
        return new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <inheritdoc/>
    public void Dispose() => _certificate.Dispose();

    private IssuedCertificate Issue(
        X500DistinguishedNameBuilder subject, string purpose, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            _certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        foreach (X509Extension extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f; // A serial number is a positive integer.
        using X509Certificate2 certificate = request.Create(_certificate, _notBefore, _notAfter, serial);
        return new IssuedCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}

/// <summary>A certificate and its private key.</summary>
/// <param name="CertificatePem">The certificate as PEM, without the authority's.</param>
/// <param name="KeyPem">The private key as PEM (PKCS #8, not encrypted).</param>
public sealed record IssuedCertificate(string CertificatePem, string KeyPem);
