using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MeshTargeting.Server.Certificates;

/// <summary>
/// Says whether HTTPS can be served: whether the certificate that Kestrel is configured with is there and valid now. Kestrel itself
/// loads it, and loads it anew when its file changes.
/// </summary>
internal sealed class CertificateWatch(IConfiguration configuration, IWebHostEnvironment environment, IServer server, TimeProvider time)
{
    /// <summary>What is wrong with the certificate, in a few words; null where nothing is, or where nothing is served over HTTPS.</summary>
    public string? Problem()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (!addresses.Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        // One given by other means (a store, a password-protected file, code) is Kestrel's business alone.
        return configuration["Kestrel:Certificates:Default:Path"] is { Length: > 0 } path && configuration["Kestrel:Certificates:Default:Password"] is null
            ? Problem(Path.Combine(environment.ContentRootPath, path))
            : null;
    }

    private string? Problem(string path)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(path);
            var now = time.GetUtcNow();
            return now < certificate.NotBefore ? $"the certificate is not valid before {certificate.NotBefore.ToUniversalTime():u}"
                : now > certificate.NotAfter ? $"the certificate expired at {certificate.NotAfter.ToUniversalTime():u}"
                : null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"the certificate cannot be read: {e.Message}";
        }
    }
}
