using System.Text.Json.Nodes;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The components of <c>webhook-certs/</c> as kustomize lays them over <c>deploy/</c>.</summary>
[Collection(SharedApiServer.Name)]
public sealed class CertificateManifestTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task Self_managed_certificates_need_no_other_and_may_do_what_they_must()
    {
        string server = await RenderAsync("server", "self-managed");

        JsonNode deployment = await ObjectAsync(server, "Deployment");
        JsonNode pod = deployment["spec"]!["template"]!["spec"]!;
        JsonNode container = pod["containers"]![0]!;

        foreach (string kind in new[] { "RoleBinding", "ClusterRoleBinding" })
        {
            JsonNode binding = await ObjectAsync(server, kind, "meshservice-certificates");
            Assert.Equal($"{pod["serviceAccountName"]}", $"{binding["subjects"]![0]!["name"]}");
            Assert.NotNull(await ObjectAsync(server, $"{binding["roleRef"]!["kind"]}", $"{binding["roleRef"]!["name"]}"));
        }

        Assert.Contains("--self-managed-certificates", container["args"]!.AsArray().Select(a => $"{a}"));
        Assert.DoesNotContain(container["env"]!.AsArray(), e => $"{e!["name"]}".StartsWith("Kestrel__", StringComparison.Ordinal));
        Assert.DoesNotContain("meshservice-webhook-tls", deployment.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("True", $"{pod["automountServiceAccountToken"]}", ignoreCase: true);
    }

    [EnvTestTheory]
    [InlineData("self-managed", "")]
    [InlineData("cert-manager", "meshservice-system/meshservice-webhook")]
    public async Task Webhooks_leave_their_bundle_to_whoever_writes_it(string way, string injectedFrom)
    {
        string webhooks = await RenderAsync("webhooks", way);

        foreach (string kind in new[] { "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration" })
        {
            JsonNode configuration = await ObjectAsync(webhooks, kind);
            JsonNode webhook = Assert.Single(configuration["webhooks"]!.AsArray())!;
            Assert.Equal(injectedFrom, $"{configuration["metadata"]!["annotations"]?["cert-manager.io/inject-ca-from"]}");
            Assert.False(webhook["clientConfig"]!.AsObject().ContainsKey("caBundle"));
            Assert.Equal("meshservice-webhook", $"{webhook["clientConfig"]!["service"]!["name"]}");
            Assert.NotEmpty(webhook["rules"]!.AsArray());
        }
    }

    [EnvTestFact]
    public async Task Cert_manager_signs_for_the_service_what_the_server_mounts()
    {
        string server = await RenderAsync("server", "cert-manager");
        JsonNode leaf = await ObjectAsync(server, "Certificate", "meshservice-webhook");
        JsonNode authority = await ObjectAsync(server, "Certificate", "meshservice-webhook-ca");
        JsonNode issuer = await ObjectAsync(server, "Issuer", "meshservice-webhook-ca");
        JsonNode deployment = await ObjectAsync(server, "Deployment");

        Assert.Contains(
            $"{leaf["spec"]!["secretName"]}", deployment["spec"]!["template"]!["spec"]!["volumes"]!.AsArray().Select(v => $"{v!["secret"]?["secretName"]}"));
        Assert.Contains("meshservice-webhook.meshservice-system.svc", leaf["spec"]!["dnsNames"]!.AsArray().Select(n => $"{n}"));
        Assert.Equal("true", $"{authority["spec"]!["isCA"]}");
        Assert.Equal($"{authority["spec"]!["secretName"]}", $"{issuer["spec"]!["ca"]!["secretName"]}");
        Assert.Equal("meshservice-webhook-ca", $"{leaf["spec"]!["issuerRef"]!["name"]}");
        Assert.Equal("meshservice-webhook-root", $"{authority["spec"]!["issuerRef"]!["name"]}");
    }

    private async Task<string> RenderAsync(string part, string way)
    {
        string folder = Directory.CreateTempSubdirectory("certificate-manifests-").FullName;
        try
        {
            string Relative(params string[] path) => Path.GetRelativePath(folder, Checkout.PathOf(path));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "kustomization.yaml"),
                $"""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [{Relative("deploy", part)}]
                components: [{Relative("webhook-certs", way, part)}]
                """);
            return (await Kubectl.RunAsync(["kustomize", folder])).Output;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>An object out of rendered manifests, as JSON.</summary>
    private async Task<JsonNode> ObjectAsync(string manifests, string kind, string? name = null)
    {
        string document = manifests.Split("\n---\n").Single(d =>
            d.Contains($"\nkind: {kind}\n", StringComparison.Ordinal) && (name is null || d.Contains($"\n  name: {name}\n", StringComparison.Ordinal)));

        // kubectl reads YAML as Kubernetes does, of kinds that it does not know, too.
        CommandResult json = await Kubectl.RunAsync(["patch", "--local", "-f", "-", "--type=merge", "--patch={}", "--output=json"], document);
        return JsonNode.Parse(json.Output)!;
    }
}
