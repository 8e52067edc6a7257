using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;

namespace MeshTargeting.Server.Certificates.SelfManaged.Storage;

/// <summary>Reads and writes the Secret.</summary>
internal sealed class CertificateSecret(IKubernetes client, CertificateNames names)
{
    /// <summary>The name under which the API server notes what the server writes.</summary>
    public const string FieldManager = "meshservice-server";

    /// <summary>The Secret; null where there is none.</summary>
    /// <exception cref="HttpOperationException">The API server refuses.</exception>
    public async Task<V1Secret?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await client.CoreV1.ReadNamespacedSecretAsync(names.Secret, names.Namespace, cancellationToken: cancellation);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Writes it, unless it is no longer as it was read.</summary>
    /// <param name="before">The Secret as it was read; null where there was none.</param>
    /// <param name="contents">What it holds from now on.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="HttpOperationException">The API server refuses: with 409 where somebody else was faster.</exception>
    public Task WriteAsync(V1Secret? before, SecretContents contents, CancellationToken cancellation)
    {
        if (before is null)
        {
            var secret = new V1Secret
            {
                Metadata = new V1ObjectMeta
                {
                    Name = names.Secret,
                    NamespaceProperty = names.Namespace,
                    Labels = new Dictionary<string, string> { ["app.kubernetes.io/managed-by"] = FieldManager },
                },
                Type = "kubernetes.io/tls",
                Data = contents.Write(),
            };
            return client.CoreV1.CreateNamespacedSecretAsync(secret, names.Namespace, fieldManager: FieldManager, cancellationToken: cancellation);
        }

        // The rest of it stays, its resourceVersion above all: by that the API server knows whether somebody else was faster.
        before.Data ??= new Dictionary<string, byte[]>();
        foreach (var (key, value) in contents.Write())
        {
            before.Data[key] = value;
        }

        return client.CoreV1.ReplaceNamespacedSecretAsync(before, names.Secret, names.Namespace, fieldManager: FieldManager, cancellationToken: cancellation);
    }
}
