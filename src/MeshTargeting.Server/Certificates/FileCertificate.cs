using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Certificates;

/// <summary>
/// The certificate whose files Kestrel's configuration names (PEM, key without a password), as they are now. Kestrel loads files anew only
/// for endpoints of its own configuration, not for those of <c>--urls</c>; so they are read here when connections come, once a second at
/// most. Files in any other form are Kestrel's business alone.
/// </summary>
internal sealed class FileCertificate(IConfiguration configuration, IWebHostEnvironment environment, ServerMetrics metrics, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private (string Certificate, string Key)? _read;
    private long? _looked;
    private volatile SslStreamCertificateContext? _context;
    private volatile string? _failure;

    /// <summary>Whether there are such files.</summary>
    public bool IsConfigured => Path("Path") is not null && Path("KeyPath") is not null && configuration["Kestrel:Certificates:Default:Password"] is null;

    /// <summary>What to answer handshakes with, intermediate certificates included; null where the files could never be read.</summary>
    public SslStreamCertificateContext? Context()
    {
        Look(Pause);
        return _context;
    }

    /// <summary>Looks at the files, and says what is wrong with them or with the certificate that is served; null where nothing is.</summary>
    public string? Problem()
    {
        Look(TimeSpan.Zero);
        var now = time.GetUtcNow();
        return _failure is { } failure ? $"the certificate cannot be read: {failure}"
            : _context?.TargetCertificate is not { } certificate ? null
            : now < certificate.NotBefore ? $"the certificate is not valid before {certificate.NotBefore.ToUniversalTime():u}"
            : now > certificate.NotAfter ? $"the certificate expired at {certificate.NotAfter.ToUniversalTime():u}"
            : null;
    }

    private void Look(TimeSpan pause)
    {
        lock (_turn)
        {
            if (!IsConfigured || (_looked is { } looked && time.GetElapsedTime(looked) < pause))
            {
                return;
            }

            try
            {
                Load((File.ReadAllText(Path("Path")!), File.ReadAllText(Path("KeyPath")!)));
                _failure = null;
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                // The last good one is served on: of two files that are replaced one after the other, the first does not fit the second.
                if (Interlocked.Exchange(ref _failure, e.Message) != e.Message)
                {
                    metrics.FellBack(Fallback.CertificateKept);
                }
            }

            _looked = time.GetTimestamp();
        }
    }

    private void Load((string Certificate, string Key) files)
    {
        if (files == _read)
        {
            return;
        }

        // The one before is left to the garbage collector: handshakes may be using it.
        var certificate = X509Certificate2.CreateFromPem(files.Certificate, files.Key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(files.Certificate);
        _context = SslStreamCertificateContext.Create(certificate, chain, offline: true);
        _read = files;
        metrics.CertificateInUse("serving", certificate.NotAfter.ToUniversalTime());
    }

    private string? Path(string key) =>
        configuration[$"Kestrel:Certificates:Default:{key}"] is { Length: > 0 } path ? System.IO.Path.Combine(environment.ContentRootPath, path) : null;
}
