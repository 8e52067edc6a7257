using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MeshTargeting.Server.Certificates;

/// <summary>Says whether HTTPS can be served with a certificate that was brought along: whether its files can be read, and it is valid now.</summary>
internal sealed class CertificateWatch(FileCertificate files, IServer server) : ICertificateStatus
{
    /// <inheritdoc/>
    public string? Problem()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) ? files.Problem() : null;
    }
}
