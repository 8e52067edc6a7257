using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;

namespace MeshTargeting.Server.Certificates.SelfManaged.Storage;

/// <summary>What the cluster holds of self-managed certificates at one time.</summary>
/// <param name="Secret">The Secret; null where there is none.</param>
/// <param name="Contents">What can be read in it.</param>
/// <param name="Webhooks">The webhook configurations that there are.</param>
internal sealed record ClusterView(V1Secret? Secret, SecretContents Contents, IReadOnlyList<WebhookConfiguration> Webhooks)
{
    /// <summary>For every webhook the authorities that it trusts; null for a bundle that is not made of certificates alone.</summary>
    public IReadOnlyList<IReadOnlyList<X509Certificate2>?> Bundles { get; } =
        [.. Webhooks.SelectMany(w => w.Bundles).Select(b => CertificateText.Read(b.Pem))];

    /// <summary>The same by id.</summary>
    public IReadOnlyList<IReadOnlyList<string>?> BundleIds => [.. Bundles.Select(b => b?.Select(CertificateText.Id).ToList())];

    /// <summary>Every authority that the cluster knows, newest first.</summary>
    public IReadOnlyList<X509Certificate2> Authorities => [.. Contents.Signing is { } signing ? [signing] : Array.Empty<X509Certificate2>(), .. Contents.Previous, .. Bundled];

    /// <summary>The authorities in the webhooks' bundles, each once.</summary>
    public IReadOnlyList<X509Certificate2> Bundled =>
        [.. Bundles.SelectMany(b => b ?? []).Where(CertificateText.IsAuthority).DistinctBy(CertificateText.Id)];

    /// <summary>What is known of the server certificate in the Secret; null where there is none.</summary>
    public LeafFacts? Leaf(CertificateNames names) => Contents.Leaf is { } leaf ? CertificateText.Facts(leaf, Authorities, names.Hosts) : null;

    /// <summary>Looks at the cluster.</summary>
    /// <exception cref="HttpOperationException">The API server refuses.</exception>
    public static async Task<ClusterView> ReadAsync(IKubernetes client, CertificateNames names, CancellationToken cancellation)
    {
        var secret = await new CertificateSecret(client, names).ReadAsync(cancellation);
        return new ClusterView(secret, SecretContents.Read(secret?.Data), await new WebhookBundles(client, names.Webhook).ReadAsync(cancellation));
    }
}
