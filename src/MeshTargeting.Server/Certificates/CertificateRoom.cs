using MeshTargeting.Server.Certificates.SelfManaged;
using MeshTargeting.Server.Options;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace MeshTargeting.Server.Certificates;

/// <summary>Where the certificate comes from: files that are brought along, or the server itself.</summary>
internal static class CertificateRoom
{
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        if (options.SelfManagedCertificates)
        {
            SelfManagedCertificates.Add(builder, options);
        }
        else
        {
            builder.Services.AddSingleton<FileCertificate>();
            builder.Services.AddSingleton<ICertificateStatus, CertificateWatch>();
        }
    }

    /// <summary>Lets an endpoint answer every handshake with the certificate of the time, so that a change needs no restart.</summary>
    /// <param name="services">What is registered.</param>
    /// <param name="https">The endpoint.</param>
    public static void Serve(IServiceProvider services, HttpsConnectionAdapterOptions https)
    {
        if (services.GetService<ServedCertificate>() is { } served)
        {
            https.ServerCertificateSelector = (_, _) => served.Current;
        }
        else if (services.GetService<FileCertificate>() is { IsConfigured: true } files)
        {
            // Kestrel has loaded the files, too, and found fault with them if there was any; this is what it serves in their place.
            https.OnAuthenticate = (_, handshake) => handshake.ServerCertificateContext = files.Context() ?? handshake.ServerCertificateContext;
        }
    }
}
