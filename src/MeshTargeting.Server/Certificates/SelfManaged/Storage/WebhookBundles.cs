using System.Net;
using System.Text;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace MeshTargeting.Server.Certificates.SelfManaged.Storage;

/// <summary>A webhook configuration: whom its webhooks trust, by the webhooks' names.</summary>
/// <param name="IsMutating">Which of the two kinds it is.</param>
/// <param name="ResourceVersion">The version that was read.</param>
/// <param name="Bundles">The caBundle of every webhook, in PEM; empty for none.</param>
internal sealed record WebhookConfiguration(bool IsMutating, string ResourceVersion, IReadOnlyList<(string Webhook, string Pem)> Bundles);

/// <summary>Reads and writes the caBundle of both webhook configurations, and nothing else of them.</summary>
internal sealed class WebhookBundles(IKubernetes client, string name)
{
    /// <summary>Reads the configurations that there are: none, one or both.</summary>
    /// <exception cref="HttpOperationException">The API server refuses.</exception>
    public async Task<IReadOnlyList<WebhookConfiguration>> ReadAsync(CancellationToken cancellation)
    {
        List<WebhookConfiguration> found = [];
        if (await OrNone(client.AdmissionregistrationV1.ReadMutatingWebhookConfigurationAsync(name, cancellationToken: cancellation)) is { } mutating)
        {
            found.Add(Of(true, mutating.Metadata, mutating.Webhooks?.Select(w => (w.Name, w.ClientConfig))));
        }

        if (await OrNone(client.AdmissionregistrationV1.ReadValidatingWebhookConfigurationAsync(name, cancellationToken: cancellation)) is { } validating)
        {
            found.Add(Of(false, validating.Metadata, validating.Webhooks?.Select(w => (w.Name, w.ClientConfig))));
        }

        return found;
    }

    /// <summary>Writes the bundle of every webhook of a configuration that has another one; others' fields stay as they are.</summary>
    /// <exception cref="HttpOperationException">The API server refuses: with 409 where the configuration has changed meanwhile.</exception>
    public async Task WriteAsync(WebhookConfiguration configuration, string pem, CancellationToken cancellation)
    {
        // Strategic merge: webhooks are found by their names, whatever their order is by now.
        var bundle = Encoding.UTF8.GetBytes(pem);
        var patch = new V1Patch(
            new
            {
                metadata = new { resourceVersion = configuration.ResourceVersion },
                webhooks = configuration.Bundles.Where(b => b.Pem != pem).Select(b => new { name = b.Webhook, clientConfig = new { caBundle = bundle } }),
            },
            V1Patch.PatchType.StrategicMergePatch);
        if (configuration.IsMutating)
        {
            await client.AdmissionregistrationV1.PatchMutatingWebhookConfigurationAsync(
                patch, name, fieldManager: CertificateSecret.FieldManager, cancellationToken: cancellation);
        }
        else
        {
            await client.AdmissionregistrationV1.PatchValidatingWebhookConfigurationAsync(
                patch, name, fieldManager: CertificateSecret.FieldManager, cancellationToken: cancellation);
        }
    }

    private static WebhookConfiguration Of(
        bool isMutating, V1ObjectMeta metadata, IEnumerable<(string Name, Admissionregistrationv1WebhookClientConfig Client)>? webhooks) =>
        new(isMutating, metadata.ResourceVersion, [.. (webhooks ?? []).Select(w => (w.Name, Encoding.UTF8.GetString(w.Client.CaBundle ?? [])))]);

    private static async Task<T?> OrNone<T>(Task<T> read)
        where T : class
    {
        try
        {
            return await read;
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
