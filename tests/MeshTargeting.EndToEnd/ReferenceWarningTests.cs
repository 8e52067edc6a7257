using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Policies that refer to services: they are always admitted, and kubectl prints a warning where a reference does not
/// resolve in the server's World.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ReferenceWarningTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    // A change counts within a second; this only bounds a failure on a busy machine.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [EnvTestFact]
    public async Task A_policy_that_names_a_missing_service_is_admitted_with_a_warning()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await Kubectl.ApplyAsync(Timeout("{kind: MeshService, name: backnd, namespace: shop}"), "--namespace", ns);

        string warning = Assert.Single(OfReferences(result));
        Assert.StartsWith("MS302 spec.to[0].targetRef", warning, StringComparison.Ordinal);
        Assert.Contains("backnd", warning, StringComparison.Ordinal);
        Assert.InRange(warning.Length, 1, 256);
        Assert.True(await IsStoredAsync("meshtimeouts.kuma.io", "slow", ns));
    }

    [EnvTestFact]
    public async Task A_policy_that_names_a_missing_port_is_admitted_with_a_warning()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await Kubectl.ApplyAsync(
            Timeout("{kind: MeshService, name: backend, namespace: shop, sectionName: grpc}"), "--namespace", ns);

        string warning = Assert.Single(OfReferences(result));
        Assert.StartsWith("MS301 spec.to[0].targetRef.sectionName", warning, StringComparison.Ordinal);
        Assert.True(await IsStoredAsync("meshtimeouts.kuma.io", "slow", ns));
    }

    [EnvTestTheory]
    [InlineData("{kind: MeshService, name: backend, namespace: shop}")]
    [InlineData("{kind: MeshService, name: backend, namespace: shop, sectionName: http}")]
    [InlineData("{kind: MeshService, labels: {kuma.io/display-name: backend}}")]
    public async Task A_policy_whose_reference_resolves_gets_no_warning(string targetRef)
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await Kubectl.ApplyAsync(Timeout(targetRef), "--namespace", ns);

        Assert.Empty(OfReferences(result));
        Assert.True(await IsStoredAsync("meshtimeouts.kuma.io", "slow", ns));
    }

    [EnvTestFact]
    public async Task Warnings_follow_the_servers_folder()
    {
        string ns = await CreateNamespaceAsync();
        string policy = Timeout("{kind: MeshService, name: checkout, namespace: shop}");
        Assert.Contains(await WarningsAsync(), warning => warning.StartsWith("MS302 ", StringComparison.Ordinal));

        Product.Server.Write(
            "checkout.yaml",
            """
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata: {name: checkout, namespace: shop}
            spec:
              selector: {dataplaneTags: {app: backend, k8s.kuma.io/namespace: shop}}
              ports: [{port: 80, targetPort: 8080, appProtocol: http}]
            """);
        await UntilAsync(warnings => warnings.Count == 0, "the service is there, and there are warnings still");

        Product.Server.Delete("checkout.yaml");
        await UntilAsync(
            warnings => warnings.Any(warning => warning.StartsWith("MS302 ", StringComparison.Ordinal)),
            "the service is gone, and there is no warning");

        async Task<IReadOnlyList<string>> WarningsAsync() =>
            OfReferences(await Kubectl.ApplyAsync(policy, "--namespace", ns, "--dry-run=server"));

        async Task UntilAsync(Func<IReadOnlyList<string>, bool> condition, string failure)
        {
            IReadOnlyList<string> last = [];
            await Poll.UntilAsync(
                async () => condition(last = await WarningsAsync()),
                Deadline,
                () => $"{failure}: [{string.Join(", ", last)}]\n{Product.Server.LogTail()}");
        }
    }

    private static string Timeout(string targetRef) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow}
        spec:
          targetRef: {kind: Mesh}
          to:
          - targetRef: {{targetRef}}
            default: {http: {requestTimeout: 3s} }
        """;

    /// <summary>Without what is said of the test's own namespace, of whose proxies the server's folder knows nothing (MS503).</summary>
    private static IReadOnlyList<string> OfReferences(CommandResult result) =>
        [.. result.Warnings.Where(warning => warning.StartsWith("MS3", StringComparison.Ordinal))];
}
