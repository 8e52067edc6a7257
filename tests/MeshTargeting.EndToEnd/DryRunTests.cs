using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary><c>kubectl apply --dry-run=server</c>: the same answers, and nothing is stored.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DryRunTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task Returns_the_object_with_its_defaults_and_stores_nothing()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(ns, "{port: 80}", "--output=json");

        Assert.True(result.Succeeded, $"{result}");
        JsonElement spec = JsonElement.Parse(result.Output).GetProperty("spec");
        JsonAssert.Equal("""[{"port": 80, "targetPort": 80, "appProtocol": "tcp"}]""", spec.GetProperty("ports"));
        Assert.False(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task Denies_what_is_invalid()
    {
        string ns = await CreateNamespaceAsync();

        CommandResult result = await TryApplyAsync(ns, "{port: 99999}");

        Assert.All(result.Causes, cause => Assert.EndsWith(" (MS204)", cause, StringComparison.Ordinal));
        Assert.Contains(result.Causes, cause => cause.StartsWith("spec.ports[0].port: ", StringComparison.Ordinal));
        Assert.Equal(1, result.ExitCode);
    }

    [EnvTestFact]
    public async Task Leaves_the_stored_object_alone()
    {
        string ns = await CreateNamespaceAsync();
        await Kubectl.ApplyAsync(Service("{port: 80}"), "--namespace", ns);
        JsonElement before = await GetMeshServiceAsync("backend", ns);

        CommandResult result = await TryApplyAsync(ns, "{port: 81}", "--output=json");

        Assert.True(result.Succeeded, $"{result}");
        JsonAssert.Equal(
            """[{"port": 81, "targetPort": 81, "appProtocol": "tcp"}]""",
            JsonElement.Parse(result.Output).GetProperty("spec").GetProperty("ports"));
        JsonAssert.Equal(before, await GetMeshServiceAsync("backend", ns));
    }

    private Task<CommandResult> TryApplyAsync(string ns, string port, params string[] options) =>
        Kubectl.TryApplyAsync(Service(port), ["--namespace", ns, "--dry-run=server", .. options]);

    private static string Service(string port) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend}
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{{port}}]}
        """;
}
