using System.Security.Cryptography;
using System.Text;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The temporary folder of one API server: keys, certificates, kubeconfig and etcd's data.</summary>
internal sealed class ApiServerFiles : IDisposable
{
    // Readable by this user alone, as the system makes such folders: it holds private keys.
    private readonly string _root = Directory.CreateTempSubdirectory("mesh-targeting-").FullName;

    public string EtcdData => Path.Combine(_root, "etcd");

    public string Home => _root;

    public string Authority => Path.Combine(_root, "ca.crt");

    public string ServerCertificate => Path.Combine(_root, "server.crt");

    public string ServerKey => Path.Combine(_root, "server.key");

    public string ServiceAccountKey => Path.Combine(_root, "service-account.key");

    public string ServiceAccountPublicKey => Path.Combine(_root, "service-account.pub");

    public string AuditPolicy => Path.Combine(_root, "audit-policy.yaml");

    public string AuditLog => Path.Combine(_root, "audit.log");

    public string Kubeconfig => Path.Combine(_root, "kubeconfig.yaml");

    /// <summary>Writes what the server reads when it starts.</summary>
    public void WriteServerFiles(CertificateAuthority authority)
    {
        IssuedCertificate server = authority.IssueServer(
            "127.0.0.1", "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc");
        File.WriteAllText(Authority, authority.CertificatePem);
        File.WriteAllText(ServerCertificate, server.CertificatePem);
        File.WriteAllText(ServerKey, server.KeyPem);

        File.WriteAllText(AuditPolicy, AuditedRequest.Policy);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(ServiceAccountKey, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(ServiceAccountPublicKey, key.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>Writes the kubeconfig of one user, certificates inside.</summary>
    /// <returns>Its path.</returns>
    public string WriteKubeconfig(Uri server, CertificateAuthority authority, IssuedCertificate user, string name = "kubeconfig")
    {
        string path = Path.Combine(_root, $"{name}.yaml");
        File.WriteAllText(
            path,
            $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: envtest
              cluster:
                server: {server.GetLeftPart(UriPartial.Authority)}
                certificate-authority-data: {Base64(authority.CertificatePem)}
            users:
            - name: admin
              user:
                client-certificate-data: {Base64(user.CertificatePem)}
                client-key-data: {Base64(user.KeyPem)}
            contexts:
            - name: envtest
              context:
                cluster: envtest
                user: admin
            current-context: envtest

            """);
        return path;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
