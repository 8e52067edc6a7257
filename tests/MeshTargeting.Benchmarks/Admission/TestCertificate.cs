using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>A certificate for the loopback interface, in files, and a client that trusts no other.</summary>
internal sealed class TestCertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("meshservice-benchmark-");
    private readonly string _thumbprint;

    public TestCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=meshservice-benchmark", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        _thumbprint = certificate.Thumbprint;
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    private string CertificatePath => Path.Combine(_folder.FullName, "tls.crt");

    private string KeyPath => Path.Combine(_folder.FullName, "tls.key");

    /// <summary>Lets a server serve HTTPS with it.</summary>
    public void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration["Kestrel:Certificates:Default:Path"] = CertificatePath;
        builder.Configuration["Kestrel:Certificates:Default:KeyPath"] = KeyPath;
    }

    /// <summary>A handler that trusts it.</summary>
    public SocketsHttpHandler Trusting(int connections) => new()
    {
        MaxConnectionsPerServer = connections,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == _thumbprint,
        },
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
