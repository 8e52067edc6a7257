using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Deletions, which no webhook may hold up.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DeletionTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestTheory]
    [InlineData("{port: 80}")]
    [InlineData("{port: 99999, appProtocol: HTTP}")]
    public async Task A_MeshService_can_be_deleted_be_it_valid_or_not(string port)
    {
        // The managed one is admitted as it is.
        string ns = await CreateNamespaceAsync();
        await Kubectl.ApplyAsync(
            $$"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata: {name: backend, labels: {kuma.io/managed-by: k8s-controller} }
            spec: {selector: {dataplaneTags: {app: backend} }, ports: [{{port}}]}
            """,
            "--namespace",
            ns);

        CommandResult result = await Kubectl.TryRunAsync(["delete", "msvc", "backend", "--namespace", ns]);

        Assert.True(result.Succeeded, $"{result}");
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task A_policy_can_be_deleted()
    {
        string ns = await CreateNamespaceAsync();
        await Kubectl.ApplyAsync(
            """
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata: {name: slow}
            spec:
              targetRef: {kind: Mesh}
              to: [{targetRef: {kind: MeshService, name: nothing}, default: {http: {requestTimeout: 3s}}}]
            """,
            "--namespace",
            ns);

        CommandResult result = await Kubectl.TryRunAsync(["delete", "meshtimeout", "slow", "--namespace", ns]);

        Assert.True(result.Succeeded, $"{result}");
        Assert.False(await IsStoredAsync("meshtimeouts.kuma.io", "slow", ns));
    }
}
