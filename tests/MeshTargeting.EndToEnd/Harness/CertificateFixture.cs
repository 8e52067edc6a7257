using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using k8s;
using MeshTargeting.Server.Certificates.SelfManaged;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using Microsoft.Extensions.Logging.Abstractions;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A namespace with webhooks that trust nobody yet, and the account of a server that manages its certificates there, with the roles
/// of <c>webhook-certs/self-managed</c> and no other.</summary>
internal sealed class CertificateFixture
{
    private readonly ApiServer _apiServer;
    private readonly string _instance;

    private CertificateFixture(ApiServer apiServer, string instance, string kubeconfig)
    {
        _apiServer = apiServer;
        _instance = instance;
        Kubeconfig = kubeconfig;
        Names = new CertificateNames(instance, $"meshservice-webhook-{instance}", ["127.0.0.1"]);
        Client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
    }

    public CertificateNames Names { get; }

    public string Kubeconfig { get; }

    public IKubernetes Client { get; }

    /// <summary>What a server needs to be told.</summary>
    public string[] Arguments =>
    [
        "--self-managed-certificates", "--namespace", Names.Namespace, "--webhook-name", Names.Webhook, "--certificate-host", "127.0.0.1",
    ];

    public static async Task<CertificateFixture> CreateAsync(ApiServer apiServer, string instance)
    {
        await apiServer.ApplyNamespaceAsync(instance);
        string roles = await File.ReadAllTextAsync(Checkout.PathOf("webhook-certs", "self-managed", "server", "rbac.yaml"));
        await apiServer.Kubectl.ApplyAsync(roles
            .Replace("meshservice-certificates", $"meshservice-certificates-{instance}", StringComparison.Ordinal)
            .Replace("meshservice-webhook-certificates", $"meshservice-webhook-{instance}-certificates", StringComparison.Ordinal)
            .Replace("- meshservice-webhook\n", $"- meshservice-webhook-{instance}\n", StringComparison.Ordinal)
            .Replace("meshservice-system", instance, StringComparison.Ordinal));
        return new CertificateFixture(apiServer, instance, apiServer.WriteKubeconfig($"system:serviceaccount:{instance}:meshservice-server"));
    }

    /// <summary>Installs the webhooks, which deny everything until they trust the server.</summary>
    public Task<ShippedWebhooks> InstallWebhooksAsync(Uri address) =>
        ShippedWebhooks.InstallAsync(_apiServer, address, _instance, failurePolicy: "Fail", withBundle: false);

    public CertificateServer StartServer(string name, int? port = null) =>
        CertificateServer.Start(Kubeconfig, $"certificates-{_instance}-{name}", port, Arguments);

    /// <summary>The leader's part, to be done step by step.</summary>
    public CertificateKeeper Keeper(TimeProvider time, CertificatePolicy? policy = null) =>
        new(Client, Names, policy ?? new CertificatePolicy(), time, NullLogger<CertificateKeeper>.Instance);

    /// <summary>Does the leader's steps until nothing is left to do.</summary>
    public static async Task KeepAsync(CertificateKeeper keeper)
    {
        while (await keeper.StepAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>What a key of the Secret holds; empty where there is none.</summary>
    public async Task<string> SecretAsync(string key)
    {
        CommandResult read = await _apiServer.Kubectl.RunAsync(
            ["get", "secret", Names.Secret, "--namespace", Names.Namespace, "--ignore-not-found", "--output", $"jsonpath={{.data.{key.Replace(".", "\\.", StringComparison.Ordinal)}}}"]);
        return Encoding.UTF8.GetString(Convert.FromBase64String(read.Output));
    }

    /// <summary>The thumbprint of the server certificate in the Secret; null where there is none that can be read.</summary>
    public async Task<string?> StoredCertificateAsync()
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPem(await SecretAsync("tls.crt"));
        }
        catch (CryptographicException)
        {
            return null;
        }

        return read.Count == 0 ? null : read[0].GetCertHashString(HashAlgorithmName.SHA256);
    }

    /// <summary>The bundles of both configurations, in PEM.</summary>
    public async Task<IReadOnlyList<string>> BundlesAsync()
    {
        List<string> bundles = [];
        foreach (string kind in new[] { "mutatingwebhookconfiguration", "validatingwebhookconfiguration" })
        {
            JsonElement configuration = await _apiServer.Kubectl.GetAsync(kind, Names.Webhook);
            bundles.AddRange(configuration.GetProperty("webhooks").EnumerateArray().Select(w =>
                w.GetProperty("clientConfig").TryGetProperty("caBundle", out JsonElement bundle) ? Encoding.UTF8.GetString(bundle.GetBytesFromBase64()) : ""));
        }

        return bundles;
    }

    public Task DeleteSecretAsync() => _apiServer.Kubectl.RunAsync(["delete", "secret", Names.Secret, "--namespace", Names.Namespace]);

    public Task PatchSecretAsync(string key, string text) => _apiServer.Kubectl.RunAsync(
        ["patch", "secret", Names.Secret, "--namespace", Names.Namespace, "--patch", $$$"""{"stringData":{"{{{key}}}":{{{JsonSerializer.Serialize(text)}}}}}"""]);
}
