using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Kuma's control plane copies odd values from Services and other zones, and must never be stopped: it is warned.</summary>
[Collection(SharedApiServer.Name)]
public sealed class PrivilegedTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private const string ControlPlane = "system:serviceaccount:kuma-system:kuma-control-plane";

    [EnvTestFact]
    public async Task The_control_plane_is_only_warned()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(ns, "metadata: {name: backend}", ControlPlane);

        Assert.True(result.Succeeded, $"{result}");
        Assert.Contains(result.Warnings, warning => warning.StartsWith("MS204 spec.ports[0].port", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("MS207 spec.ports[0].appProtocol", StringComparison.Ordinal));
        Assert.True(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task What_a_control_plane_manages_is_only_warned_about()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(
            ns, "metadata: {name: backend, labels: {kuma.io/managed-by: k8s-controller}}", "jane");

        Assert.True(result.Succeeded, $"{result}");
        Assert.Contains(result.Warnings, warning => warning.StartsWith("MS207 spec.ports[0].appProtocol", StringComparison.Ordinal));
        Assert.True(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task Anybody_else_is_denied()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(ns, "metadata: {name: backend}", "jane");

        Assert.Equal(2, result.Causes.Count);
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    private Task<CommandResult> TryApplyAsync(string ns, string metadata, string user) => Kubectl.TryApplyAsync(
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        {{metadata}}
        spec:
          selector: {dataplaneTags: {app: backend} }
          ports: [{port: 0, targetPort: 80, appProtocol: HTTP}]
        """,
        "--namespace",
        ns,
        "--as",
        user,
        "--as-group",
        "system:masters");
}
