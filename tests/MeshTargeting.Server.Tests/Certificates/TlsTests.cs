using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.Certificates;

/// <summary>Over a real socket, with a certificate made on the spot and named in Kestrel's own configuration.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _authority;
    private string? _served;

    public TlsTests()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=test CA", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));

        // As the kubelet lays out a Secret: files are links into a folder that is itself a link, and that one alone is ever exchanged.
        Mount("first", DateTimeOffset.UtcNow.AddDays(1));
        File.CreateSymbolicLink(_folder.At("tls/tls.crt"), "..data/tls.crt");
        File.CreateSymbolicLink(_folder.At("tls/tls.key"), "..data/tls.key");
        Directory.CreateDirectory(_folder.At("manifests"));
    }

    [Fact]
    public async Task answers_reviews_over_https_to_who_trusts_its_authority()
    {
        await using var server = await StartAsync(_ => { });

        using var response = await server.PostAsync(
            "/validate", """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","operation":"DELETE"}}""");

        Assert.Equal("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u","allowed":true}}""", await response.Content.ReadAsStringAsync());
        Assert.Contains("\"ready\":true", await server.GetAsync("/readyz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_ready_with_an_expired_certificate()
    {
        await using var server = await StartAsync(b => b.Services.AddSingleton<TimeProvider>(new FixedTime(DateTimeOffset.UtcNow.AddDays(3))));

        using var response = await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("the certificate expired at", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task serves_a_new_certificate_when_a_secret_is_mounted_anew_and_is_ready_again()
    {
        await using var server = await StartAsync(b => b.Services.AddSingleton<TimeProvider>(new FixedTime(DateTimeOffset.UtcNow.AddHours(36))));
        Assert.Contains("\"ready\":false", await server.GetAsync("/readyz"), StringComparison.Ordinal);
        var expired = _served;

        Mount("second", DateTimeOffset.UtcNow.AddDays(2).AddHours(-1));

        await Poll.UntilAsync(async () => (await server.GetAsync("/readyz")).Contains("\"ready\":true", StringComparison.Ordinal) && _served != expired);
    }

    [Fact]
    public async Task is_not_ready_once_its_certificate_is_gone()
    {
        await using var server = await StartAsync(_ => { });
        File.Delete(_folder.At("tls/tls.crt"));

        using var response = await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("the certificate cannot be read", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_what_to_do_where_https_has_no_certificate()
    {
        using var error = new StringWriter();

        var status = await ServerApp.RunAsync(
            ["--from", _folder.At("manifests"), "--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", _folder.At("tls/none.crt")], TextWriter.Null, error);

        Assert.Equal(2, status);
        Assert.Contains("none.crt", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private void Mount(string version, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var leaf = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        leaf.CertificateExtensions.Add(names.Build());
        using var certificate = leaf.Create(_authority, DateTimeOffset.UtcNow.AddDays(-1), until, [1, 2, 3]);
        _folder.Write($"tls/..{version}/tls.crt", certificate.ExportCertificatePem());
        _folder.Write($"tls/..{version}/tls.key", key.ExportPkcs8PrivateKeyPem());
        Directory.CreateSymbolicLink(_folder.At("tls/..data_tmp"), $"..{version}");
        _folder.Rename("tls/..data_tmp", "tls/..data");
    }

    private async Task<RunningServer> StartAsync(Action<WebApplicationBuilder> configure)
    {
        // A handshake for each request, so that each shows which certificate is served.
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsTrusted },
            PooledConnectionLifetime = TimeSpan.Zero,
        };
        return await RunningServer.StartAsync(
            new ServerOptions { From = _folder.At("manifests"), Urls = "https://127.0.0.1:0" },
            handler,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Kestrel:Certificates:Default:Path"] = _folder.At("tls/tls.crt"),
                    ["Kestrel:Certificates:Default:KeyPath"] = _folder.At("tls/tls.key"),
                });
                configure(builder);
            });
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _served = certificate?.GetCertHashString();

        // Everything but the chain must be right as it is; the chain must end in the authority.
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(_authority);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && certificate is X509Certificate2 leaf && own.Build(leaf);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
