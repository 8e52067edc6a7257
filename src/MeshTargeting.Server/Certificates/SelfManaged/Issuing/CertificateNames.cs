using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.Certificates.SelfManaged.Issuing;

/// <summary>What in the cluster self-managed certificates are about, by name.</summary>
/// <param name="Namespace">The server's own namespace.</param>
/// <param name="Webhook">The name of the Service, and of both webhook configurations.</param>
/// <param name="FurtherHosts">DNS names and IP addresses for which the certificate holds beside the Service's own.</param>
internal sealed record CertificateNames(string Namespace, string Webhook, IReadOnlyList<string> FurtherHosts)
{
    /// <summary>The Secret that holds authority and certificate, and the Lease that says who writes it.</summary>
    public string Secret => $"{Webhook}-certificates";

    /// <summary>Every host for which the certificate holds; the API server calls a Service by the third of them.</summary>
    public IReadOnlyList<string> Hosts =>
    [
        Webhook, $"{Webhook}.{Namespace}", $"{Webhook}.{Namespace}.svc", $"{Webhook}.{Namespace}.svc.cluster.local", .. FurtherHosts,
    ];

    public static CertificateNames Of(ServerOptions options) => new(options.Namespace, options.WebhookName, options.CertificateHosts);
}
